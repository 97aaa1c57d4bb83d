import { useState, type ReactNode } from 'react';
import { crewTexts } from '../../messages/crew';
import { useText } from '../../messages/locale';
import './band-edit.css';
import type { PostingPatch } from './posting-edit';
import { AmountInput } from './typed';

interface BandEditProps {
  readonly role: string;
  /** Found by links that say that pay is missing. */
  readonly id?: string;
  readonly payLowFen: number | null;
  readonly payHighFen: number | null;
  readonly onBand: (patch: PostingPatch) => void;
  readonly disabled?: boolean;
}

/**
 * The day rate from and to, in place, never reversed: one end alone stands for both until the other is typed, the upper
 * end follows the lower one up, and the lower one follows down when the field of the upper one is left below it.
 */
export function BandEdit({ role, id, payLowFen, payHighFen, onBand, disabled = false }: BandEditProps): ReactNode {
  const t = useText(crewTexts);
  const [held, setHeld] = useState<number | null>(null);
  const missing = payLowFen === null || payHighFen === null;
  const setLow = (low: number | null): void =>
    onBand({ payLowFen: low, payHighFen: low === null ? null : Math.max(low, payHighFen ?? low) });
  const setHigh = (high: number | null): void => {
    // The first digits of 1200 are less than 500: it is not known before the field is left.
    const below = high !== null && payLowFen !== null && high < payLowFen;
    setHeld(below ? high : null);
    if (!below) onBand({ payHighFen: high, payLowFen: high === null ? null : (payLowFen ?? high) });
  };
  return (
    <span
      className="cb-band"
      onBlur={() => {
        if (held !== null) onBand({ payLowFen: held, payHighFen: held });
        setHeld(null);
      }}
    >
      <AmountInput
        {...(id && { id })}
        label={t('bandLow', { role })}
        fen={payLowFen}
        disabled={disabled}
        invalid={missing}
        onFen={setLow}
      />
      <i aria-hidden />
      <AmountInput
        label={t('bandHigh', { role })}
        fen={payHighFen}
        disabled={disabled}
        invalid={missing || held !== null}
        onFen={setHigh}
      />
    </span>
  );
}
