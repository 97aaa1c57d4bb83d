import type { ReactNode } from 'react';
import { Icon } from '../kit';
import { useText } from '../messages/locale';
import { shootTexts } from '../messages/shoot';
import type { Shoot } from './shoot';

const LINE = ['draft', 'in_review', 'open', 'shooting', 'wrapped'] as const;

/** The life of a shoot as a line, with the place where it stands; a cancelled one ends where it is. */
export function LifeLine({ state }: { state: Shoot['state'] }): ReactNode {
  const t = useText(shootTexts);
  if (state === 'cancelled') return null;
  const at = LINE.indexOf(state);
  return (
    <ol className="cb-life" aria-label={t('lifeCycle')}>
      {LINE.filter((step) => step !== 'in_review' || state === 'in_review').map((step) => {
        const place = LINE.indexOf(step);
        const done = place < at || state === 'wrapped';
        return (
          <li
            key={step}
            data-place={done ? 'done' : place === at ? 'now' : 'later'}
            {...(place === at && { 'aria-current': 'step' as const })}
          >
            <Icon name={done ? 'check' : place === at ? 'full' : 'open'} size={12} />
            <span>{t(`state_${step}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
