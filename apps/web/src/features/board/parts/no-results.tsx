import type { ReactNode } from 'react';
import { Button, Empty } from '../../../kit';
import { boardTexts } from '../../../messages/board';
import { useText } from '../../../messages/locale';
import { useTotalsWithout, type Counts } from '../api';
import { addressOf, costs, narrowings, without, type Filter } from '../filter';
import { plainClick } from './filter-bar';
import { useFilterNames } from './filter-names';

interface NoResultsProps {
  readonly filter: Filter;
  readonly counts: Counts | undefined;
  readonly onChange: (filter: Filter) => void;
}

const OFFERED = 3;

/** Nothing is found: which filter costs most, and to loosen it. */
export function NoResults({ filter, counts, onChange }: NoResultsProps): ReactNode {
  const t = useText(boardTexts);
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

/** With "fits me": how many are hidden, and why. */
export function HiddenNote({ filter, counts, onChange }: NoResultsProps): ReactNode {
  const t = useText(boardTexts);
  const hidden = filter['fits'] ? counts?.hidden : null;
  if (!hidden) return null;
  const n = hidden.clash + hidden.travel + hidden.pay + hidden.role;
  if (n === 0) return null;
  const parts = (['clash', 'travel', 'pay', 'role'] as const).filter((rule) => hidden[rule] > 0);
  return (
    <p className="cb-board__hidden">
      <strong>{t('hidden', { n })}</strong>
      <span className="row">
        {parts.map((rule) => (
          <span key={rule}>{t(`hidden_${rule}`, { n: hidden[rule] })}</span>
        ))}
      </span>
      <Button kind="quiet" onClick={() => onChange(without(filter, 'fits'))}>
        {t('showAll')}
      </Button>
    </p>
  );
}
