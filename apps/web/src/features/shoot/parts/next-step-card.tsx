import type { ReactNode } from 'react';
import { Refusal } from '../../../app/refusal';
import type { May } from '../../../app/rights';
import type { Shoot } from '../../../app/shoot';
import { Button, Card, LinkButton, useToast } from '../../../kit';
import { useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import { usePublish } from '../api';
import { stepTarget } from '../step';
import { useStepText } from './step-text';

function Publish({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(shootTexts);
  const toast = useToast();
  const publish = usePublish(shoot.id);
  return (
    <>
      {publish.error && <Refusal error={publish.error} />}
      <Button
        kind="primary"
        large
        busy={publish.isPending}
        onClick={() =>
          publish.mutate(undefined, {
            onSuccess: ({ state }) => toast({ text: t(state === 'in_review' ? 'handedIn' : 'published') }),
          })
        }
      >
        {t(publish.isPending ? 'publishing' : 'publish')}
      </Button>
    </>
  );
}

/** The one thing that brings the shoot on, with its button for those whose it is. */
export function NextStepCard({ shoot, may }: { shoot: Shoot; may: May }): ReactNode {
  const t = useText(shootTexts);
  const text = useStepText()(shoot);
  const step = shoot.nextStep;
  const target = stepTarget(shoot.id, step, may);
  return (
    <Card className="cb-next" aria-label={t('nextStep')}>
      <div>
        <h2 className="meta">{t('nextStep')}</h2>
        <p className="cb-next__text">{text}</p>
      </div>
      {step === 'publish' && may('shoot.publish') && <Publish shoot={shoot} />}
      {step !== 'publish' && step !== 'none' && target !== null && (
        <LinkButton kind={step === 'ready' ? 'plain' : 'primary'} large to={target}>
          {t(`fix_${step}`)}
        </LinkButton>
      )}
    </Card>
  );
}
