import type { ReactNode } from 'react';
import { Icon } from '../../../kit';
import { useText } from '../../../messages/locale';
import { wizardTexts } from '../../../messages/wizard';

interface SizeSliderProps {
  readonly size: number;
  readonly detents: readonly number[];
  readonly range: { readonly from: number; readonly to: number };
  readonly onSize: (size: number) => void;
}

/** Half of this many people around a detent the thumb falls into it. */
const PULL = 1;

/** The size of a crew: any number, with detents where the template has a table of its own. */
export function SizeSlider({ size, detents, range, onSize }: SizeSliderProps): ReactNode {
  const t = useText(wizardTexts);
  const { from, to } = range;
  const step = (by: number): void => onSize(Math.min(to, Math.max(from, size + by)));
  const slide = (value: number): void => {
    // Coming from afar the thumb snaps; a step by the arrow keys does not.
    const near = detents.find((detent) => Math.abs(detent - value) <= PULL);
    onSize(near !== undefined && Math.abs(value - size) > PULL ? near : value);
  };
  return (
    <div className="cb-size" id="crew-size">
      <div className="cb-size__now">
        <button
          type="button"
          className="cb-button"
          aria-label={t('fewer')}
          disabled={size <= from}
          onClick={() => step(-1)}
        >
          <Icon name="minus" />
        </button>
        <output className="cb-size__number" htmlFor="crew-range">
          {t('heads', { n: size })}
        </output>
        <button
          type="button"
          className="cb-button"
          aria-label={t('more')}
          disabled={size >= to}
          onClick={() => step(1)}
        >
          <Icon name="plus" />
        </button>
      </div>
      <input
        id="crew-range"
        className="cb-size__range"
        type="range"
        min={from}
        max={to}
        value={size}
        aria-label={t('crewSize')}
        aria-valuetext={t('heads', { n: size })}
        onChange={(event) => slide(Number(event.target.value))}
      />
      <div className="cb-size__detents">
        {detents.map((detent) => (
          <button
            key={detent}
            type="button"
            style={{ left: `${((detent - from) / (to - from)) * 100}%` }}
            aria-pressed={detent === size}
            aria-label={t('heads', { n: detent })}
            onClick={() => onSize(detent)}
          >
            {detent}
          </button>
        ))}
      </div>
    </div>
  );
}
