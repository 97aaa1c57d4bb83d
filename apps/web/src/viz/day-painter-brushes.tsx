import { useId, type ReactNode } from 'react';
import { Icon } from '../kit/icon';
import { dayPainterTexts } from '../messages/day-painter';
import { useText } from '../messages/locale';
import type { DayKind } from './day-painter-kinds';

interface BrushesProps<K extends string> {
  readonly kinds: readonly DayKind<K>[];
  readonly brush: K | null;
  readonly onBrush: (brush: K | null) => void;
  readonly disabled: boolean;
}

/** The brushes, which are the legend too. */
export function Brushes<K extends string>({ kinds, brush, onBrush, disabled }: BrushesProps<K>): ReactNode {
  const t = useText(dayPainterTexts);
  const name = useId();
  const option = (id: K | null, label: string, glyph: ReactNode, look?: string): ReactNode => (
    <label key={id ?? ''} className="cb-painter__brush" data-checked={id === brush || undefined}>
      <input type="radio" name={name} checked={id === brush} disabled={disabled} onChange={() => onBrush(id)} />
      <i aria-hidden className={look ? `cb-day--${look}` : ''}>
        {glyph}
      </i>
      <span>{label}</span>
    </label>
  );
  return (
    <div className="cb-painter__brushes" role="radiogroup" aria-label={t('brush')}>
      {kinds.map((kind) => option(kind.id, kind.name, kind.glyph, kind.look))}
      {option(null, t('clear'), <Icon name="minus" />)}
    </div>
  );
}
