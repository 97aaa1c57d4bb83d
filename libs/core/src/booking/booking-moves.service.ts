import { Injectable } from '@nestjs/common';
import { AuditRepository, BookingFacts, CancellationRecord, CancellationRepository, Tx } from '@callboard/database';
import { CancellationKind, Day, EventOf, newId, spanOf, toDateRange } from '@callboard/domain';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { Notifier } from '../notification/notifier.service';
import { calledOff } from '../notification/refill-notices';

/** How each kind of calling off ends a booking of which nothing was worked. */
const ENDS: Readonly<Record<CancellationKind, EventOf<'booking'>>> = {
  person: 'cancelByPerson',
  company: 'cancelByCompany',
  no_show: 'noShow',
};

/** Which days of a booking are worked and which are lost, both ascending. */
export interface LostDays {
  readonly worked: readonly Day[];
  readonly lost: readonly Day[];
  /** Hours from now to the usual call of the first lost day. */
  readonly hoursToLoss: number;
  /** Whether others are asked at once; null when the place goes with its shoot, and nobody looks after it. */
  readonly refill: boolean | null;
}

/** Gives the days of a booking back, whoever called it off. Shoot, place and person are locked. */
@Injectable()
export class BookingMoves {
  constructor(
    private readonly cancellations: CancellationRepository,
    private readonly audit: AuditRepository,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Ends the booking and frees its place. Days that were worked stay with the booking as completed, and the rest becomes a
   * place of its own.
   * @returns the place that is free now
   */
  async callOff(
    tx: Tx,
    facts: BookingFacts,
    record: CancellationRecord,
    { worked, lost, hoursToLoss, refill }: LostDays,
  ): Promise<string> {
    const { bookingId, slotId, shootId, companyId, personId, postingId } = facts;
    const scope = { companyId, shootId };
    const { kind, reason, owedFen, late } = record;
    const freeId = worked.length === 0 ? slotId : newId();
    const after = { cancellationId: record.id, firstLostDay: record.firstLostDay, owedFen, late };
    const event = { bookingId, slotId: freeId, postingId, refill: refill ?? false };
    const step = {
      ...scope,
      reason: `${kind}.${reason}`,
      after,
      events: () => (refill === null ? [] : [{ name: 'booking.calledOff' as const, payload: event }]),
    };
    if (worked.length === 0) {
      await this.lifeCycles.move(tx, 'booking', ENDS[kind], bookingId, { ...step, patch: { ended_at: 'now' } });
      await this.lifeCycles.move(tx, 'slot', 'release', slotId, { ...scope, reason: `booking.${kind}` });
    } else {
      const span = toDateRange(spanOf(worked));
      const patch = { ended_at: 'now', span, paid_days: worked.length };
      await this.lifeCycles.move(tx, 'booking', 'complete', bookingId, { ...step, patch });
      await this.lifeCycles.move(tx, 'slot', 'part', slotId, { ...scope, after: { restId: freeId } });
      await this.cancellations.split(tx, { slotId, worked: worked, restId: freeId, rest: lost });
      const subject = { subjectType: 'slot', subjectId: freeId, ...scope };
      await this.audit.append(tx, [{ action: 'slot.split', ...subject, after: { from: slotId } }]);
    }
    await this.cancellations.insert(tx, record);
    const told = calledOff(facts, record, { last: lost[lost.length - 1]!, hoursToLoss });
    if (told) await this.notifier.tell(tx, [told]);
    this.events.live(tx, 'booking', bookingId, [`shoot:${shootId}`, `person:${personId}`, 'admin']);
    return freeId;
  }
}
