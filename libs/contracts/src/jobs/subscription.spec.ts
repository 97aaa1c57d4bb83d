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
  'offer.sent': [{ name: 'offer.sent', payload: { offerId: A, expiresAt: '2026-05-01T20:00:00+08:00' } }],
  'offer.accepted': [{ name: 'offer.accepted', payload: { offerId: A, bookingId: B, slotId: C, postingId: A } }],
  'offer.declined': [{ name: 'offer.declined', payload: { offerId: A, slotId: B } }],
  'offer.expired': [{ name: 'offer.expired', payload: { offerId: A, slotId: B } }],
  'offer.withdrawn': [{ name: 'offer.withdrawn', payload: { offerId: A, slotId: B } }],
  'application.submitted': [{ name: 'application.submitted', payload: { applicationId: A } }],
  'posting.filled': [{ name: 'posting.filled', payload: { postingId: A } }],
  'heartbeat.requested': [{ name: 'heartbeat.requested', payload: { heartbeatId: A } }],
  'schedule.ticked': [
    { name: 'schedule.ticked', payload: { schedule: 'housekeeping', period: PERIOD } },
    { name: 'schedule.ticked', payload: { schedule: 'shootAdvance', period: PERIOD } },
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
        dedupeKey: `offer.expire:${A}`,
        dueAt: new Date('2026-05-01T12:00:00Z'),
      },
    ]);
  });

  it('refills a slot once for each offer that fell through', () => {
    const first = jobsFor({ name: 'offer.declined', payload: { offerId: A, slotId: C } });
    const second = jobsFor({ name: 'offer.expired', payload: { offerId: B, slotId: C } });
    expect(first[0]!.payload).toEqual(second[0]!.payload);
    expect(first[0]!.dedupeKey).not.toBe(second[0]!.dedupeKey);
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
