import type { BookingFacts, CancellationRecord } from '@callboard/database';
import {
  CancellationKind,
  cancellationOwed,
  countsInRecord,
  Day,
  fen,
  isLateForPerson,
  newId,
} from '@callboard/domain';

/** How a booking is called off, and which of its days are worked and lost, both ascending. */
export interface Off {
  readonly kind: CancellationKind;
  readonly reason: string;
  readonly worked: readonly Day[];
  readonly lost: readonly Day[];
  readonly hoursToLoss: number;
  readonly byAccount: string | null;
}

const NOTHING_OWED = { owedFen: 0, rule: null } as const;

/** What is written down of a booking that is called off. */
export function recordOf(
  facts: BookingFacts,
  { kind, reason, worked, lost, hoursToLoss, byAccount }: Off,
): CancellationRecord {
  const terms = { termsVersion: facts.termsVersion, hoursToLoss };
  const late = isLateForPerson(terms);
  const owed =
    kind === 'company'
      ? cancellationOwed({ ...terms, payFen: fen(facts.payFen), begun: worked.length > 0 })
      : NOTHING_OWED;
  return {
    id: newId(),
    bookingId: facts.bookingId,
    shootId: facts.shootId,
    personId: facts.personId,
    kind,
    reason,
    firstLostDay: lost[0]!,
    lostDays: lost.length,
    workedDays: worked.length,
    late,
    counted: countsInRecord(kind, reason, late),
    owedFen: owed.owedFen,
    owedRule: owed.rule,
    byAccount,
  };
}
