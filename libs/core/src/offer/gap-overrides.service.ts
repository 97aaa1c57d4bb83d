import { Injectable } from '@nestjs/common';
import { AnswerFacts, AuditRepository, GapGrant, GapOverrideRepository, MissingRest, Tx } from '@callboard/database';
import { DomainError, gapCovered } from '@callboard/domain';
import { missingRestDays } from '../matching/candidate-check';
import type { SendingScope } from './offer-sender.service';

/** Somebody with the right lets an offer leave out earned rest. */
export interface GapWaiver {
  readonly reason: string;
  readonly accountId: string;
}

/** What becomes of an offer that leaves out earned rest. */
@Injectable()
export class GapOverrides {
  constructor(
    private readonly overrides: GapOverrideRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** Writes down who let an offer that has just gone out leave out which rest; its person is locked. */
  async allow(tx: Tx, scope: SendingScope, offerId: string, rest: MissingRest, waiver: GapWaiver): Promise<void> {
    const { reason, accountId } = waiver;
    const id = await this.overrides.insert(tx, { offerId, rest, reason, allowedBy: accountId });
    const after = { offerId, missingDays: missingRestDays(rest) };
    await this.audit.append(tx, [
      { action: 'gap.override', subjectType: 'gap_override', subjectId: id, ...scope, after },
    ]);
  }

  /** Writes down that the person agreed to what was allowed, and the booking that it became. */
  async consented(tx: Tx, scope: SendingScope, grant: GapGrant, bookingId: string): Promise<void> {
    if (!(await this.overrides.consent(tx, grant.id, bookingId))) throw new DomainError('state.conflict');
    await this.audit.append(tx, [
      { action: 'gap.consent', subjectType: 'gap_override', subjectId: grant.id, ...scope, after: { bookingId } },
    ]);
  }
}

/**
 * The grant by which a booking leaves out rest; null when it leaves out none. Throws `booking.overlap` and `booking.gap`
 * where other work stands in the way, `gap.changed` when what is missing now is not what was allowed, and
 * `gap.consentMissing` unless the person agrees.
 */
export function grantFor(facts: AnswerFacts, consent: boolean): GapGrant | null {
  const { clash, rest, grant } = facts;
  if (clash === null) return null;
  if (clash === 'overlap') throw new DomainError('booking.overlap');
  if (!rest || !grant) throw new DomainError('booking.gap');
  if (rest.bookingId !== grant.bookingId || !gapCovered(daysOf(grant), daysOf(rest)))
    throw new DomainError('gap.changed');
  if (!consent) throw new DomainError('gap.consentMissing', { missingDays: missingRestDays(rest) });
  return grant;
}

function daysOf({ restDays, travelDays, freeDays }: MissingRest): { neededDays: number; freeDays: number } {
  return { neededDays: restDays + travelDays, freeDays };
}
