import type { BookingFacts, CancellationRecord, CancellationRepository, Tx } from '@callboard/database';
import { Day, SHOOT_CANCELLED } from '@callboard/domain';
import { recordOf } from './cancellation-record';

/** What a booking of a shoot loses when the shoot is cancelled. */
export interface ShootLoss {
  readonly facts: BookingFacts;
  /** Null where the call of its last day has come: all of it is worked, and nothing is lost. */
  readonly off: {
    readonly record: CancellationRecord;
    readonly worked: readonly Day[];
    readonly lost: readonly Day[];
    readonly hoursToLoss: number;
  } | null;
}

/**
 * What bookings of one shoot would lose if it was cancelled at this moment, as the company's doing, and what the company
 * would owe for each. A day whose call has come is worked, and stays.
 */
export async function shootLosses(
  tx: Tx,
  cancellations: CancellationRepository,
  bookings: readonly BookingFacts[],
): Promise<ShootLoss[]> {
  const [one] = bookings;
  if (!one) return [];
  const { actor } = tx.context;
  const byAccount = actor.kind === 'account' ? actor.accountId : null;
  const begun = (await cancellations.hoursTo(tx, one.shootId, one.today)) <= 0;
  const hours = new Map<Day, number>();
  const losses: ShootLoss[] = [];
  for (const facts of bookings) {
    const isLost = (day: Day): boolean => day > facts.today || (day === facts.today && !begun);
    const worked = facts.days.filter((day) => !isLost(day));
    const lost = facts.days.filter(isLost);
    const [from] = lost;
    if (from === undefined) {
      losses.push({ facts, off: null });
      continue;
    }
    if (!hours.has(from)) hours.set(from, await cancellations.hoursTo(tx, facts.shootId, from));
    const days = { worked, lost, hoursToLoss: hours.get(from)! };
    const record = recordOf(facts, { kind: 'company', reason: SHOOT_CANCELLED, ...days, byAccount });
    losses.push({ facts, off: { record, ...days } });
  }
  return losses;
}
