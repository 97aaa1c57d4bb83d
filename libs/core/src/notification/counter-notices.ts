import type { OfferNotice } from '@callboard/database';
import { CounterAnswer, isEmergency } from '@callboard/domain';
import type { Telling } from './notifier.service';
import type { ToProducers } from './refill-notices';

const TEMPLATES = {
  agreed: 'offer.counterAgreed',
  countered: 'offer.counterCountered',
  kept: 'offer.counterKept',
} as const satisfies Record<CounterAnswer, Telling['template']>;

/** Somebody proposes another rate: whoever may answer is told both. */
export function countered(offer: OfferNotice): ToProducers {
  const { offerId, personId, shootId, companyId, roleId, payFen, hoursToStart } = offer;
  const params = {
    person: personId,
    shoot: shootId,
    role: roleId,
    askedFen: offer.askedFen!,
    payFen,
    untilAt: offer.expiresAt!.toISOString(),
  };
  const emergency = isEmergency(hoursToStart);
  return { companyId, telling: { template: 'offer.countered', subject: offerId, params, emergency } };
}

/** What she proposed has its answer, and it is her turn again. */
export function counterAnswered(offer: OfferNotice): Telling {
  const { offerId, personId, shootId, roleId, payFen, hoursToStart } = offer;
  const params = {
    offer: offerId,
    shoot: shootId,
    role: roleId,
    askedFen: offer.askedFen!,
    payFen,
    untilAt: offer.expiresAt!.toISOString(),
  };
  const template = TEMPLATES[offer.counterAnswer!];
  return { personId, template, subject: offerId, params, emergency: isEmergency(hoursToStart) };
}
