import type { ReactNode } from 'react';
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

/** The day rate from and to, in place. One end alone stands for both until the other is typed. */
export function BandEdit({ role, id, payLowFen, payHighFen, onBand, disabled = false }: BandEditProps): ReactNode {
  const t = useText(crewTexts);
  const missing = payLowFen === null || payHighFen === null;
  const reversed = !missing && payLowFen > payHighFen;
  return (
    <span className="cb-band">
      <AmountInput
        {...(id && { id })}
        label={t('bandLow', { role })}
        fen={payLowFen}
        disabled={disabled}
        invalid={missing || reversed}
        onFen={(low) => onBand({ payLowFen: low, payHighFen: low === null ? null : (payHighFen ?? low) })}
      />
      <i aria-hidden />
      <AmountInput
        label={t('bandHigh', { role })}
        fen={payHighFen}
        disabled={disabled}
        invalid={missing || reversed}
        onFen={(high) => onBand({ payHighFen: high, payLowFen: high === null ? null : (payLowFen ?? high) })}
      />
    </span>
  );
}
