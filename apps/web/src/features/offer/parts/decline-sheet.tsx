import { useState, type ReactNode } from 'react';
import type { Schema } from '../../../api/types';
import { Button, Check, Sheet } from '../../../kit';
import { useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { shellTexts } from '../../../messages/shell';
import type { DeclineReason } from '../api';

const REASONS = ['dates', 'pay', 'distance', 'role', 'other'] as const;

interface DeclineSheetProps {
  readonly offer: Schema<'MyOffer'>;
  readonly first?: DeclineReason;
  readonly onClose: () => void;
  readonly onDecline: (reason: DeclineReason | null) => void;
}

/** Asks why, which nobody has to say. */
export function DeclineSheet({ offer, first, onClose, onDecline }: DeclineSheetProps): ReactNode {
  const t = useText(offerTexts);
  const shell = useText(shellTexts);
  const [reason, setReason] = useState<DeclineReason | null>(first ?? null);
  return (
    <Sheet
      title={t('declineTitle', { title: offer.terms.shootTitle })}
      closeLabel={shell('close')}
      onClose={onClose}
      foot={
        <>
          <Button large onClick={onClose}>
            {t('keep')}
          </Button>
          <Button large kind="primary" onClick={() => onDecline(reason)}>
            {t('decline')}
          </Button>
        </>
      }
    >
      <fieldset className="cb-offer__reasons">
        <legend>{t('declineWhy')}</legend>
        {REASONS.map((value) => (
          <Check
            key={value}
            type="radio"
            name="decline-reason"
            label={t(`why_${value}`)}
            checked={reason === value}
            onChange={() => setReason(value)}
          />
        ))}
      </fieldset>
      <p className="meta">{t('declineHint')}</p>
    </Sheet>
  );
}
