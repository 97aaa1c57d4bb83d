import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { serverNow } from '../../../api/clock';
import { linesOf, verdictOf } from '../../../app/crew/crew-sum';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { useMay } from '../../../app/rights';
import { useMe } from '../../../app/session';
import { Button, Card, Check, Icon, LinkButton, useToast } from '../../../kit';
import { today } from '../../../messages/format';
import { useText } from '../../../messages/locale';
import { wizardTexts } from '../../../messages/wizard';
import { hindrances, type Hindrance } from './readiness';
import { usePublish } from './setup-data';
import type { SetupProps } from './setup-props';
import { stepPath } from './steps';

function Line({ shootId, hindrance }: { shootId: string; hindrance: Hindrance }): ReactNode {
  const t = useText(wizardTexts);
  const names = useNames();
  const words = (): string => {
    if (hindrance.kind === 'guess') return t('open_guess', { name: t(`guess_${hindrance.guess}`) });
    if (hindrance.kind === 'pay') return t('open_pay', { role: names.role(hindrance.roleId) });
    return t(`open_${hindrance.kind}`);
  };
  const target =
    hindrance.kind === 'pay'
      ? `#pay-${hindrance.postingId}`
      : hindrance.kind === 'guess'
        ? `#guess-${hindrance.guess}`
        : '';
  return (
    <li>
      <Icon name="urgent" size={12} />
      <Link to={`${stepPath(shootId, hindrance.step)}${target}`}>{words()}</Link>
    </li>
  );
}

/** The end of the wizard: what is still missing, or publishing with what happens then. */
export function PublishCard({ shoot, production, postings, sum, guesses, draft }: SetupProps): ReactNode {
  const t = useText(wizardTexts);
  const me = useMe();
  const may = useMay(shoot.shown.companyId);
  const navigate = useNavigate();
  const toast = useToast();
  const publish = usePublish(shoot.shown.id);
  const [unlocked, setUnlocked] = useState(false);
  const [storing, setStoring] = useState(false);
  const { id, companyId, zone, firstShootingDay, summary } = shoot.shown;
  const company = me.companies.find((item) => item.companyId === companyId);
  const verified = company?.state === 'verified';
  const cap = summary.labourBudgetFen;
  const verdict = verdictOf(sum, cap === null ? null : linesOf(cap));
  const broken = (status: string): boolean => status === 'failed' || status === 'conflict';
  const found = hindrances({
    guesses,
    postings,
    firstShootingDay,
    today: today(serverNow(), zone),
    unsaved: broken(shoot.state.status) || broken(production?.state.status ?? ''),
    verdict,
    unlocked,
  });

  const go = async (): Promise<void> => {
    setStoring(true);
    await Promise.all([shoot.save.flush(), production?.save.flush()]);
    setStoring(false);
    publish.mutate(undefined, {
      onSuccess: (stored) => {
        toast({ text: t(stored.state === 'open' ? 'published' : 'handedIn') });
        void navigate(`/studio/shoots/${id}`);
      },
    });
  };

  if (!draft)
    return (
      <Card className="stack" id="publish">
        <h2>{t('publishTitle')}</h2>
        <p>{t('alreadyOut')}</p>
        <div className="row">
          <LinkButton kind="primary" to={`/studio/shoots/${id}`}>
            {t('toShoot')}
          </LinkButton>
        </div>
      </Card>
    );
  return (
    <Card className="stack" id="publish">
      <h2>{t('publishTitle')}</h2>
      {found.length > 0 && (
        <div className="cb-open" role="group" aria-label={t('stillOpen', { n: found.length })}>
          <strong>{t('stillOpen', { n: found.length })}</strong>
          <ul>
            {found.map((hindrance) => (
              <Line
                key={
                  hindrance.kind === 'pay'
                    ? hindrance.postingId
                    : `${hindrance.kind} ${'guess' in hindrance ? hindrance.guess : ''}`
                }
                shootId={id}
                hindrance={hindrance}
              />
            ))}
          </ul>
        </div>
      )}
      {verdict === 'blocked' &&
        (company?.role === 'owner' ? (
          <Check label={t('unlock')} checked={unlocked} onChange={(event) => setUnlocked(event.target.checked)} />
        ) : (
          <p>{t('askOwner')}</p>
        ))}
      <p>{t(verified ? 'nextVerified' : 'nextInReview', { n: sum.headcount })}</p>
      <Refusal error={publish.error} />
      {may('shoot.publish') ? (
        <Button
          kind="primary"
          large
          block
          busy={publish.isPending || storing}
          disabled={found.length > 0}
          onClick={() => void go()}
        >
          {publish.isPending ? t('publishing') : t(verified ? 'publish' : 'handIn')}
        </Button>
      ) : (
        <p>{t('mayNotPublish')}</p>
      )}
    </Card>
  );
}
