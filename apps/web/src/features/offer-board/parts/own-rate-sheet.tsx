import type { ReactNode } from 'react';
import { RateSheet } from '../../../app/rate-sheet';
import { counterTexts } from '../../../messages/counter';
import { useFormat, useText } from '../../../messages/locale';
import type { Offer } from '../board';

interface OwnRateSheetProps {
  readonly offer: Offer;
  readonly counter: NonNullable<Offer['counter']>;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onClose: () => void;
  readonly onSend: (key: string, payFen: number) => void;
}

/** The middle between what was offered and what is asked, in whole yuan. */
function middle(one: number, other: number): string {
  return String(Math.round((one + other) / 200));
}

/** Proposes a rate of one's own, once. */
export function OwnRateSheet({ offer, counter, busy, error, onClose, onSend }: OwnRateSheetProps): ReactNode {
  const t = useText(counterTexts);
  const format = useFormat();
  const band = { lowFen: offer.payLowFen ?? 0, highFen: offer.payHighFen ?? 0 };
  return (
    <RateSheet
      title={t('ownTitle', { name: offer.person.displayName })}
      label={t('ownRate')}
      text={t('ownText', {
        rate: format.perDay(offer.payFen),
        asked: format.perDay(counter.askedFen),
        band: format.band(band.lowFen, band.highFen),
      })}
      band={band}
      insteadOf={offer.payFen}
      days={offer.terms.days.length}
      taken={[offer.payFen, counter.askedFen]}
      start={middle(offer.payFen, counter.askedFen)}
      busy={busy}
      error={error}
      onClose={onClose}
      onSend={onSend}
    />
  );
}
