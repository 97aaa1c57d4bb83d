import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Button } from '../../../kit';
import { answerTexts } from '../../../messages/answer';
import { useText } from '../../../messages/locale';
import type { Slot } from '../board';

const WhoSheet = lazy(() => import('./who-sheet').then(({ WhoSheet: component }) => ({ default: component })));
const WhatIfSheet = lazy(() =>
  import('./what-if-sheet').then(({ WhatIfSheet: component }) => ({ default: component })),
);

interface QuestionsProps {
  readonly shootId: string;
  readonly slot: Slot;
  /** Whether the caller may edit the posting and fill. */
  readonly may: boolean;
}

/** The two questions of a slot: why not somebody, and what if. Their sheets are fetched when they are asked. */
export function Questions({ shootId, slot, may }: QuestionsProps): ReactNode {
  const t = useText(answerTexts);
  const names = useNames();
  const [open, setOpen] = useState<'who' | 'whatIf' | null>(null);
  const role = names.role(slot.roleId);
  const close = (): void => setOpen(null);
  return (
    <>
      <Button kind="quiet" aria-label={t('askWhoRole', { role })} onClick={() => setOpen('who')}>
        {t('askWho')}
      </Button>
      <Button kind="quiet" aria-label={t('whatIfRole', { role })} onClick={() => setOpen('whatIf')}>
        {t('whatIf')}
      </Button>
      <Suspense fallback={null}>
        {open === 'who' && (
          <WhoSheet shootId={shootId} slot={slot} onClose={close} onWhatIf={() => setOpen('whatIf')} />
        )}
        {open === 'whatIf' && (
          <WhatIfSheet shootId={shootId} postingId={slot.postingId} roleId={slot.roleId} may={may} onClose={close} />
        )}
      </Suspense>
    </>
  );
}
