import {
  ACTIVE_BOOKING_STATES,
  EventOf,
  LifeCycle,
  LifeCycleId,
  lifeCycles,
  LIVE_OFFER_STATES,
  nextState,
  OPEN_APPLICATION_STATES,
  statesBefore,
} from './lifecycle';

type Table = LifeCycle<string, string>;

const cycles = Object.entries(lifeCycles) as unknown as [LifeCycleId, Table][];
/** What leads out of a state to another one. */
const exits = (cycle: Table, state: string): string[] =>
  Object.values(cycle.transitions)
    .filter((step) => step.from.includes(state) && step.to !== state)
    .map((step) => step.to);
describe.each(cycles)('the life cycle of %s', (kind, cycle) => {
  const events = Object.keys(cycle.transitions);

  it('names each state once and knows its own name', () => {
    expect(cycle.id).toBe(kind);
    expect(new Set(cycle.states).size).toBe(cycle.states.length);
    expect(cycle.states).toContain(cycle.initial);
  });

  it('moves between states that exist', () => {
    for (const [event, step] of Object.entries(cycle.transitions)) {
      expect(step.from.length).toBeGreaterThan(0);
      expect(new Set(step.from).size).toBe(step.from.length);
      const unknown = [...step.from, step.to].filter((state) => !cycle.states.includes(state));
      expect({ event, unknown }).toEqual({ event, unknown: [] });
    }
  });

  it('ends exactly where nothing leads on', () => {
    const ends = cycle.states.filter((state) => exits(cycle, state).length === 0);
    expect([...cycle.final].sort()).toEqual([...ends].sort());
    for (const state of cycle.final) {
      expect(Object.values(cycle.transitions).some((step) => step.from.includes(state))).toBe(false);
    }
  });

  it('reaches every state from its first', () => {
    const reached = new Set([cycle.initial]);
    for (const state of reached) exits(cycle, state).forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...cycle.states].sort());
  });

  it('can end from every state, when it has an end', () => {
    if (cycle.final.length === 0) return;
    for (const state of cycle.states) {
      const ahead = new Set([state]);
      for (const present of ahead) exits(cycle, present).forEach((next) => ahead.add(next));
      expect([...ahead].some((next) => cycle.final.includes(next))).toBe(true);
    }
  });

  it('says of each event where it leads and from where, as the table does', () => {
    for (const event of events as EventOf<LifeCycleId>[]) {
      const step = (cycle.transitions as Record<string, { from: readonly string[]; to: string }>)[event]!;
      expect(statesBefore(kind, event)).toEqual(step.from);
      expect(nextState(kind, event)).toBe(step.to);
    }
  });
});

/** Each table once more, as the design tells it: `from event to`. A change here is a change of the product. */
const DESIGN: Record<LifeCycleId, string> = {
  account: 'active suspend suspended; suspended reinstate active',
  company: `draft submit in_review; rejected submit in_review; in_review verify verified; in_review reject rejected;
    verified suspend suspended; suspended reinstate verified`,
  shoot: `draft submit in_review; draft open open; in_review open open; in_review sendBack draft; open start shooting;
    shooting wrap wrapped; draft cancel cancelled; in_review cancel cancelled; open cancel cancelled;
    shooting cancel cancelled`,
  posting: `draft keepPrivate private; public keepPrivate private; draft publish public; private publish public;
    private fill filled; public fill filled; filled reopen public; filled reopenPrivate private; draft close closed; private close closed;
    public close closed; filled close closed`,
  slot: `open offer offered; offered release open; booked release open; offered book booked; open cancel cancelled;
    offered cancel cancelled; booked cancel cancelled; booked part worked`,
  application: `submitted shortlist shortlisted; submitted offer offered; shortlisted offer offered;
    submitted hire hired; shortlisted hire hired; offered hire hired; offered restore submitted;
    submitted decline declined; shortlisted decline declined; submitted withdraw withdrawn;
    shortlisted withdraw withdrawn; offered withdraw withdrawn; submitted close closed; shortlisted close closed;
    offered close closed`,
  proposal: `suggested pin pinned; pinned unpin suggested; suggested replace replaced; pinned replace replaced;
    suggested send sent; pinned send sent; suggested expire stale; pinned expire stale`,
  hold: `active challenge challenged; active convert converted; challenged convert converted; active release released;
    challenged release released; active expire expired; challenged expire expired;
    challenged challenge challenged; challenged lift active`,
  offer: `staged send sent; sent view viewed; sent counter countered; viewed counter countered; countered answerCounter sent;
    sent accept accepted;
    viewed accept accepted; countered accept accepted; sent decline declined; viewed decline declined;
    countered decline declined; sent expire expired; viewed expire expired; countered expire expired;
    staged withdraw withdrawn; sent withdraw withdrawn; viewed withdraw withdrawn; countered withdraw withdrawn`,
  booking: `confirmed askAgain reconfirming; reconfirming reconfirm confirmed; confirmed complete completed;
    reconfirming complete completed; confirmed cancelByPerson cancelled_by_person;
    reconfirming cancelByPerson cancelled_by_person; confirmed cancelByCompany cancelled_by_company;
    reconfirming cancelByCompany cancelled_by_company; confirmed noShow no_show`,
  backfill: `running pause paused; paused resume running; manual resume running; exhausted resume running;
    running takeOver manual; paused takeOver manual; exhausted takeOver manual; running exhaust exhausted;
    running fill filled; paused fill filled; manual fill filled; exhausted fill filled;
    running stop stopped; paused stop stopped; manual stop stopped; exhausted stop stopped`,
  reserve: 'live leave left; live drop dropped; live hire hired',
  matchRun: `queued start running; running start running; running finish done; queued fail failed; running fail failed;
    queued supersede superseded; running supersede superseded`,
};

describe('the design', () => {
  it.each(cycles)('tells the same steps of %s', (kind, cycle) => {
    const told = DESIGN[kind].split(';').map((step) => step.trim());
    const steps = Object.entries(cycle.transitions).flatMap(([event, step]) =>
      step.from.map((from) => `${from} ${event} ${step.to}`),
    );
    expect(steps.sort()).toEqual(told.sort());
  });

  it('says which states wait and which block', () => {
    // A booking that was worked still blocks its days, one that was called off does not.
    expect(ACTIVE_BOOKING_STATES).toEqual(['confirmed', 'reconfirming', 'completed']);
    expect(LIVE_OFFER_STATES).toEqual(statesBefore('offer', 'accept'));
    expect(OPEN_APPLICATION_STATES).toEqual(statesBefore('application', 'close'));
  });
});
