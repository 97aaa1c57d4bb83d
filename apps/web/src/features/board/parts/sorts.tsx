import type { ReactNode } from 'react';
import { boardTexts } from '../../../messages/board';
import { useText } from '../../../messages/locale';
import { addressOf, withValue, type Filter } from '../filter';
import { plainClick } from './filter-bar';

/** The orders of the list. */
export function Sorts({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }): ReactNode {
  const t = useText(boardTexts);
  const current = filter['sort'] ?? 'new';
  return (
    <nav className="cb-sorts" aria-label={t('sort')}>
      {(['new', 'pay', 'start'] as const).map((sort) => {
        const to = withValue(filter, 'sort', sort === 'new' ? '' : sort);
        return (
          <a
            key={sort}
            href={addressOf(to)}
            aria-current={sort === current || undefined}
            onClick={(event) => {
              if (!plainClick(event)) return;
              event.preventDefault();
              onChange(to);
            }}
          >
            {t(`sort_${sort}`)}
          </a>
        );
      })}
    </nav>
  );
}
