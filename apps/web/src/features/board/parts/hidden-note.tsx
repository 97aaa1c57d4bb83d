import type { ReactNode } from 'react';
import { Button } from '../../../kit';
import { boardNoneTexts } from '../../../messages/board-none';
import { useText } from '../../../messages/locale';
import type { Counts } from '../api';
import { without, type Filter } from '../filter';

interface HiddenProps {
  readonly filter: Filter;
  readonly counts: Counts | undefined;
  readonly onChange: (filter: Filter) => void;
}

/** With "fits me": how many are hidden, and why. */
export default function HiddenNote({ filter, counts, onChange }: HiddenProps): ReactNode {
  const t = useText(boardNoneTexts);
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
