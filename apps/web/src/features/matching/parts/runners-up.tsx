import type { ReactNode } from 'react';
import { Button, Face } from '../../../kit';
import { fillTexts } from '../../../messages/fill';
import { useFormat, useText } from '../../../messages/locale';
import { difference, type ProposedSlot, type RunnerUp } from '../board';
import { Reasons } from './reasons';

interface RunnersUpProps {
  readonly slot: ProposedSlot;
  /** Who is being put in just now. */
  readonly busyWith: string | null;
  readonly onTake: (person: RunnerUp['person']) => void;
}

function Difference({ slot, runnerUp }: { slot: ProposedSlot; runnerUp: RunnerUp }): ReactNode {
  const t = useText(fillTexts);
  const format = useFormat();
  const { points, dayFen, totalFen } = difference(slot, runnerUp);
  const pay = { yuan: format.yuan(Math.abs(dayFen)), total: format.yuan(Math.abs(totalFen)) };
  return (
    <p className="cb-runner__difference">
      <span className="nb">
        {points === 0 ? t('samePoints') : t(points < 0 ? 'fewerPoints' : 'morePoints', { n: Math.abs(points) })}
      </span>
      <span>{dayFen === 0 ? t('samePay') : t(dayFen > 0 ? 'payPlus' : 'payMinus', pay)}</span>
    </p>
  );
}

/** Who else fits, with what each would change, opened below the row. */
export function RunnersUp({ slot, busyWith, onTake }: RunnersUpProps): ReactNode {
  const t = useText(fillTexts);
  const { runnersUp } = slot.proposal;
  if (runnersUp.length === 0) return <p className="cb-slot__full meta">{t('noRunnersUp')}</p>;
  return (
    <ul className="cb-slot__full cb-runners" aria-label={t('runnersUp')}>
      {runnersUp.map((runnerUp) => (
        <li key={runnerUp.person.personId} className="cb-runner">
          <Face name={runnerUp.person.displayName} size="small" />
          <div className="cb-slot__who">
            <p className="cb-slot__name">
              <strong>{runnerUp.person.displayName}</strong>
            </p>
            <Difference slot={slot} runnerUp={runnerUp} />
            <Reasons terms={runnerUp.terms} />
          </div>
          <Button
            aria-label={t('takeName', { name: runnerUp.person.displayName })}
            busy={busyWith === runnerUp.person.personId}
            disabled={busyWith !== null && busyWith !== runnerUp.person.personId}
            onClick={() => onTake(runnerUp.person)}
          >
            {t('take')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
