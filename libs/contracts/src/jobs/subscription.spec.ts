import { EVENT_NAMES, type DomainEvent, type EventName } from './event';
import { JOB_NAMES, jobSpec } from './job';
import { jobsFor } from './subscription';

const A = '01890a5d-ac96-774b-bcce-b302099a8057';
const B = '01890a5d-ac96-774b-bcce-b302099a8058';
const C = '01890a5d-ac96-774b-bcce-b302099a8059';
const PERIOD = '2026-05-01T08:05:00Z';

const SAMPLES: { readonly [N in EventName]: readonly DomainEvent<N>[] } = {
  'shoot.published': [{ name: 'shoot.published', payload: { shootId: A } }],
  'shoot.cancelled': [{ name: 'shoot.cancelled', payload: { shootId: A } }],
  'matchRun.requested': [{ name: 'matchRun.requested', payload: { runId: A } }],
  'marketRun.requested': [{ name: 'marketRun.requested', payload: { runId: A } }],
  'marketRun.led': [{ name: 'marketRun.led', payload: { runId: A, token: B, seats: 3 } }],
  'proposals.toAsk': [{ name: 'proposals.toAsk', payload: { shootId: A, runId: B } }],
  'offer.sent': [{ name: 'offer.sent', payload: { offerId: A, expiresAt: '2026-05-01T20:00:00+08:00' } }],
  'offer.counterAnswered': [
    { name: 'offer.counterAnswered', payload: { offerId: A, expiresAt: '2026-05-01T21:00:00+08:00' } },
  ],
  'offer.accepted': [{ name: 'offer.accepted', payload: { offerId: A, bookingId: B, slotId: C, postingId: A } }],
  'offer.declined': [{ name: 'offer.declined', payload: { offerId: A, slotId: B } }],
  'offer.expired': [{ name: 'offer.expired', payload: { offerId: A, slotId: B } }],
  'offer.withdrawn': [{ name: 'offer.withdrawn', payload: { offerId: A, slotId: B } }],
  'hold.placed': [{ name: 'hold.placed', payload: { holdId: A, expiresAt: '2026-05-01T20:00:00+08:00' } }],
  'hold.challenged': [
    { name: 'hold.challenged', payload: { holdId: A, offerId: B, endsAt: '2026-05-01T18:00:00+08:00' } },
  ],
  'hold.lifted': [{ name: 'hold.lifted', payload: { holdId: A } }],
  'hold.converted': [{ name: 'hold.converted', payload: { holdId: A, offerId: B } }],
  'hold.released': [{ name: 'hold.released', payload: { holdId: A } }],
  'hold.expired': [{ name: 'hold.expired', payload: { holdId: A } }],
  'booking.calledOff': [
    { name: 'booking.calledOff', payload: { bookingId: A, slotId: B, postingId: C, refill: true } },
    { name: 'booking.calledOff', payload: { bookingId: B, slotId: B, postingId: C, refill: false } },
  ],
  'backfill.due': [{ name: 'backfill.due', payload: { slotId: A, stepId: B, at: '2026-05-01T20:00:00+08:00' } }],
  'application.submitted': [{ name: 'application.submitted', payload: { applicationId: A } }],
  'posting.filled': [{ name: 'posting.filled', payload: { postingId: A } }],
  'notification.due': [
    { name: 'notification.due', payload: { messageId: A, round: '0', dueAt: '2026-05-01T23:00:00.000Z' } },
  ],
  'heartbeat.requested': [{ name: 'heartbeat.requested', payload: { heartbeatId: A } }],
  'schedule.ticked': [
    { name: 'schedule.ticked', payload: { schedule: 'housekeeping', period: PERIOD } },
    { name: 'schedule.ticked', payload: { schedule: 'shootAdvance', period: PERIOD } },
    { name: 'schedule.ticked', payload: { schedule: 'attendance', period: PERIOD } },
    { name: 'schedule.ticked', payload: { schedule: 'marketRun', period: PERIOD } },
    { name: 'schedule.ticked', payload: { schedule: 'notificationDigest', period: PERIOD } },
  ],
};

const all = EVENT_NAMES.flatMap((name): readonly DomainEvent[] => SAMPLES[name]);

describe('subscriptions', () => {
  it.each(all.map((event) => [event.name, event] as const))('%s becomes jobs whose payloads parse', (_name, event) => {
    for (const row of jobsFor(event)) {
      expect(jobSpec(row.job).payload.safeParse(row.payload).success).toBe(true);
      expect(row.dedupeKey.startsWith(`${row.job}:`)).toBe(true);
    }
  });

  it('has an event for every job', () => {
    const reached = new Set(all.flatMap((event) => jobsFor(event).map((row) => row.job)));
    expect([...reached].sort()).toEqual([...JOB_NAMES].sort());
  });

  it('delays the end of an offer to the instant of its clock', () => {
    expect(jobsFor(SAMPLES['offer.sent'][0]!)).toEqual([
      {
        job: 'offer.expire',
        payload: { offerId: A },
        dedupeKey: `offer.expire:${A}:2026-05-01T12:00:00.000Z`,
        dueAt: new Date('2026-05-01T12:00:00Z'),
      },
    ]);
  });

  it('rings again for an offer whose counter-proposal is answered, and once where the clock stays', () => {
    const [first] = jobsFor(SAMPLES['offer.sent'][0]!);
    const [again] = jobsFor(SAMPLES['offer.counterAnswered'][0]!);
    expect(again).toMatchObject({ job: 'offer.expire', dueAt: new Date('2026-05-01T13:00:00Z') });
    expect(again!.dedupeKey).not.toBe(first!.dedupeKey);
    const same = { offerId: A, expiresAt: '2026-05-01T12:00:00.000Z' };
    expect(jobsFor({ name: 'offer.counterAnswered', payload: same })[0]!.dedupeKey).toBe(first!.dedupeKey);
  });

  it('rings for a hold at each of its clocks, once for each instant however it is written', () => {
    const challenged = jobsFor(SAMPLES['hold.challenged'][0]!);
    expect(challenged).toMatchObject([
      { job: 'hold.expire', payload: { holdId: A }, dueAt: new Date('2026-05-01T10:00:00Z') },
    ]);
    const placed = (expiresAt: string) =>
      jobsFor({ name: 'hold.placed', payload: { holdId: A, expiresAt } })[0]!.dedupeKey;
    expect(placed('2026-05-01T20:00:00+08:00')).not.toBe(challenged[0]!.dedupeKey);
    expect(placed('2026-05-01T10:00:00Z')).toBe(challenged[0]!.dedupeKey);
  });

  it('sends a message when it is due, and once for each of its rounds', () => {
    const [first] = jobsFor(SAMPLES['notification.due'][0]!);
    expect(first).toEqual({
      job: 'notification.deliver',
      payload: { messageId: A },
      dedupeKey: `notification.deliver:${A}:0`,
      dueAt: new Date('2026-05-01T23:00:00Z'),
    });
    const again = { messageId: A, round: '1', dueAt: '2026-05-01T23:01:00.000Z' };
    expect(jobsFor({ name: 'notification.due', payload: again })[0]!.dedupeKey).not.toBe(first!.dedupeKey);
  });

  it('refills a slot once for each offer that fell through', () => {
    const first = jobsFor({ name: 'offer.declined', payload: { offerId: A, slotId: C } });
    const second = jobsFor({ name: 'offer.expired', payload: { offerId: B, slotId: C } });
    expect(first[0]!.payload).toEqual(second[0]!.payload);
    expect(first[0]!.dedupeKey).not.toBe(second[0]!.dedupeKey);
  });

  it('calls as many to a market run as may help, anew under each leader', () => {
    const keys = (token: string) =>
      jobsFor({ name: 'marketRun.led', payload: { runId: A, token, seats: 3 } }).map(({ dedupeKey }) => dedupeKey);
    expect(new Set([...keys(B), ...keys(C)]).size).toBe(6);
  });

  it('settles a posting once for each booking', () => {
    const settle = (bookingId: string) =>
      jobsFor({ name: 'offer.accepted', payload: { offerId: A, bookingId, slotId: C, postingId: A } })[0]!.dedupeKey;
    expect(settle(A)).not.toBe(settle(B));
  });

  it('refuses an event that carries more than its ids', () => {
    const event = { name: 'shoot.cancelled', payload: { shootId: A, phone: '13800138000' } } as DomainEvent;
    expect(() => jobsFor(event)).toThrow(/unrecognized/i);
  });
});
