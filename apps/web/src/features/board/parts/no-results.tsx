import type { ReactNode } from 'react';
import { Empty } from '../../../kit';
import { boardNoneTexts } from '../../../messages/board-none';
import { useText } from '../../../messages/locale';
import type { Counts } from '../api';
import { costs } from '../cost';
import { addressOf, narrowings, without, type Filter } from '../filter';
import { useTotalsWithout } from '../loosen';
import { plainClick } from './filter-bar';
import { useFilterNames } from './filter-names';

interface NoResultsProps {
  readonly filter: Filter;
  readonly counts: Counts | undefined;
  readonly onChange: (filter: Filter) => void;
}

const OFFERED = 3;

/** Nothing is found: which filter costs most, and to loosen it. */
export default function NoResults({ filter, counts, onChange }: NoResultsProps): ReactNode {
  const t = useText(boardNoneTexts);
  const names = useFilterNames();
  const measured = useTotalsWithout(filter);
  if (narrowings(filter).length === 0) return <Empty title={t('emptyTitle')}>{t('emptyAll')}</Empty>;
  // What is not measured yet may help; what would bring nothing does not.
  const helping = counts ? costs(filter, counts, measured).filter(({ total }) => total !== 0) : [];
  return (
    <Empty title={t('emptyTitle')}>
      <p>{helping.length > 0 ? t('emptyText') : t('emptyNothing')}</p>
      {helping.slice(0, OFFERED).map(({ narrowing, total }, index) => (
        <a
          key={narrowing}
          className={`cb-button cb-button--large ${index === 0 ? 'cb-button--primary' : ''}`}
          href={addressOf(without(filter, narrowing))}
          onClick={(event) => {
            if (!plainClick(event)) return;
            event.preventDefault();
            onChange(without(filter, narrowing));
          }}
        >
          {total === null
            ? t('remove', { name: names.nameOf(filter, narrowing) })
            : t('emptyCost', { name: names.nameOf(filter, narrowing), n: total })}
        </a>
      ))}
      <a className="cb-button cb-button--quiet" href="/jobs">
        {t('clear')}
      </a>
    </Empty>
  );
}
