import type { BackfillNotice, BookingFacts, CancellationRecord, HoldNotice, ReserveNotice } from '@callboard/database';
import { Day, isEmergency, LEVEL_LIMIT, SHOOT_CANCELLED } from '@callboard/domain';
import type { ProducerTelling, Telling } from './notifier.service';

/** What those who run a shoot are told, and of which company. */
export interface ToProducers {
  readonly companyId: string;
  readonly telling: ProducerTelling;
}

function common({ backfillId, shootId, roleId, first, last }: BackfillNotice) {
  return { shoot: shootId, role: roleId, first, last, backfill: backfillId };
}

/** Somebody cannot come, and the place is refilled already; null for a place that nobody has left. */
export function droppedOut(notice: BackfillNotice): ToProducers | null {
  const { backfillId, shootId, roleId, leftPersonId, companyId, callAt, reserves, hoursToStart } = notice;
  if (leftPersonId === null || notice.cause === 'cancelled') return null;
  const params = {
    shoot: shootId,
    role: roleId,
    person: leftPersonId,
    callAt: callAt.toISOString(),
    reserves,
    best: LEVEL_LIMIT.best,
    backfill: backfillId,
  };
  const emergency = isEmergency(hoursToStart);
  return { companyId, telling: { template: 'booking.droppedOut', subject: backfillId, params, emergency } };
}

export function filled(notice: BackfillNotice): ToProducers {
  const { backfillId, companyId, filledBy, hoursToStart } = notice;
  const params = { ...common(notice), person: filledBy! };
  const emergency = isEmergency(hoursToStart);
  return { companyId, telling: { template: 'backfill.filled', subject: backfillId, params, emergency } };
}

export function exhausted(notice: BackfillNotice): ToProducers {
  const { backfillId, shootId, roleId, first, companyId, asked, hoursToStart } = notice;
  const params = { shoot: shootId, role: roleId, first, asked, backfill: backfillId };
  const emergency = isEmergency(hoursToStart);
  return { companyId, telling: { template: 'backfill.exhausted', subject: backfillId, params, emergency } };
}

/** A booking was called off: its person is told what it means for her. */
export function calledOff(
  facts: BookingFacts,
  record: CancellationRecord,
  { last, hoursToLoss }: { readonly last: Day; readonly hoursToLoss: number },
): Telling | null {
  const { personId, kind, bookingId, shootId, reason, firstLostDay, lostDays, owedFen } = record;
  const params = { shoot: shootId, booking: bookingId, first: firstLostDay, days: lostDays };
  const about = { personId, subject: record.id, emergency: true };
  if (kind === 'no_show') return null;
  if (kind === 'person') {
    const illness = reason === 'illness' || reason === 'accident';
    return { ...about, template: 'booking.released', params: { ...params, illness } };
  }
  const { roleId } = facts;
  const owed = owedFen > 0 ? { owedFen } : {};
  if (reason === SHOOT_CANCELLED) {
    const about = { shoot: shootId, booking: bookingId, first: firstLostDay, last, ...owed };
    return {
      personId,
      template: 'shoot.cancelled',
      subject: shootId,
      params: about,
      emergency: isEmergency(hoursToLoss),
    };
  }
  return { ...about, template: 'booking.cancelledByCompany', params: { ...params, role: roleId, ...owed } };
}

export function holdPlaced(notice: HoldNotice): Telling {
  const { holdId, personId, shootId, roleId, first, last, expiresAt, rank } = notice;
  const params = { shoot: shootId, role: roleId, first, last, rank, untilAt: expiresAt.toISOString() };
  return { personId, template: 'hold.placed', subject: holdId, params };
}

export function holdChallenged(notice: HoldNotice): ToProducers {
  const { holdId, personId, shootId, companyId, roleId, challengeEndsAt } = notice;
  const params = { shoot: shootId, role: roleId, person: personId, untilAt: challengeEndsAt!.toISOString() };
  return { companyId, telling: { template: 'hold.challenged', subject: holdId, params } };
}

/** What she has done herself she need not be told. */
export function holdReleased({
  holdId,
  personId,
  shootId,
  roleId,
  first,
  last,
  endReason,
}: HoldNotice): Telling | null {
  if (endReason === 'by_person' || endReason === 'booked_elsewhere') return null;
  const params = { shoot: shootId, role: roleId, first, last };
  return { personId, template: 'hold.released', subject: holdId, params };
}

export function reserveDropped({ reserveId, personId, shootId, roleId, dropReason }: ReserveNotice): Telling | null {
  if (dropReason !== 'booked_elsewhere') return null;
  return { personId, template: 'reserve.dropped', subject: reserveId, params: { shoot: shootId, role: roleId } };
}
