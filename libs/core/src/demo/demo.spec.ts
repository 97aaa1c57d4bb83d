import {
  bases,
  Day,
  DEFAULT_GAP_POLICY,
  engagementsFit,
  roleAllowsLevel,
  spanOf,
  travelMinutes,
} from '@callboard/domain';
import { normaliseCreditCode } from '../company/credit-code';
import { DEMO_ACCOUNTS, DEMO_LOGINS } from './demo-accounts';
import { DemoCrew } from './demo-crew';
import { namedPeople } from './demo-named';
import { composePeople } from './demo-people';
import { DemoBooking, demoShootRows } from './demo-rows';
import { DEMO_COMPANIES, DEMO_SHOOTS } from './demo-shoots';
import { seededRandom } from './random';

const TODAY = '2026-06-01' as Day;

function market(seed = 7) {
  const random = seededRandom(seed);
  const people = composePeople(random, 2_000, TODAY, 0);
  const market = {
    crew: new DemoCrew(people),
    people,
    named: new Map(namedPeople(seededRandom(1), TODAY, 0).map((person) => [person.handle, person])),
  };
  const shoots = DEMO_SHOOTS.map((plan) =>
    demoShootRows({ ...market, plan, companyId: 'c', ownerAccountId: 'a', today: TODAY, random, startMillis: 1 }),
  );
  return { people, shoots };
}

describe('the demo market', () => {
  const { people, shoots } = market();

  it('is the same for the same seed and day, and another for another seed', () => {
    const strip = ({ people: all, shoots: made }: ReturnType<typeof market>) => [
      all,
      made.map(({ slots, booked }) => [slots, booked.map(({ bookingId, person }) => [bookingId, person.id])]),
    ];
    expect(strip(market())).toEqual(strip(market()));
    expect(strip(market(8))).not.toEqual(strip(market()));
  });

  it('spreads people over bases, kinds and levels, each with roles at levels that exist', () => {
    expect(new Set(people.map(({ homeBase }) => homeBase)).size).toBeGreaterThan(10);
    expect(people.every(({ homeBase }) => bases.some(({ id }) => id === homeBase))).toBe(true);
    expect(new Set(people.map(({ kind }) => kind))).toEqual(new Set(['graduate', 'freelancer', 'returnee']));
    for (const { role, level } of people.flatMap(({ roles }) => roles)) expect(roleAllowsLevel(role, level)).toBe(true);
    expect(new Set(people.map(({ handle }) => handle)).size).toBe(people.length);
  });

  it('paints no day twice', () => {
    for (const { availability } of people) {
      availability.slice(1).forEach((stretch, index) => expect(stretch.first > availability[index]!.last).toBe(true));
    }
  });

  it('books by the rules that bind real people: one place a shoot, gap days between shoots', () => {
    const byPerson = new Map<string, { booking: DemoBooking; base: (typeof DEMO_SHOOTS)[number]['base'] }[]>();
    shoots.forEach(({ booked }, index) => {
      expect(new Set(booked.map(({ person }) => person.id)).size).toBe(booked.length);
      for (const booking of booked) {
        const mine = byPerson.get(booking.person.id) ?? [];
        byPerson.set(booking.person.id, [...mine, { booking, base: DEMO_SHOOTS[index]!.base }]);
      }
    });
    const engagements = [...byPerson.values()].map((all) =>
      all.map(({ booking, base }) => ({ span: spanOf(booking.days), base, nightRun: 0 })),
    );
    for (const [a, b] of engagements.filter(({ length }) => length === 2)) {
      expect(engagementsFit(a!, b!, DEFAULT_GAP_POLICY, travelMinutes)).toBe(true);
    }
  });

  it('has wrapped shoots within the last thirty days, running, open and unverified ones', () => {
    expect(DEMO_SHOOTS).toHaveLength(12);
    expect(DEMO_COMPANIES).toHaveLength(6);
    const states = DEMO_SHOOTS.map(({ state }) => state);
    for (const state of ['wrapped', 'shooting', 'open', 'in_review', 'draft']) expect(states).toContain(state);
  });

  it('casts the demo accounts that a plan names, by the same rules', () => {
    const cast = DEMO_SHOOTS.flatMap((plan, index) => (plan.cast ?? []).map((each) => ({ ...each, plan, index })));
    expect(cast.map(({ plan }) => plan.state)).toEqual(['wrapped', 'open']);
    for (const { handle, role, plan, index } of cast) {
      const { person, posting, days, payFen } = shoots[index]!.booked.find((each) => each.person.handle === handle)!;
      expect(posting.roleId).toBe(role);
      expect(person.roles.find((held) => held.role === role)!.level).toBeGreaterThanOrEqual(posting.minLevel);
      expect(payFen).toBeGreaterThanOrEqual(person.payFloorFen);
      expect(payFen).toBeLessThanOrEqual(posting.rateHighFen);
      expect(travelMinutes(person.homeBase, plan.base)).toBeLessThanOrEqual(person.maxTravelMinutes);
      for (const day of days) {
        expect(person.availability.find(({ first, last }) => first <= day && day <= last)?.state).toBe('free');
      }
    }
  });

  it('leaves the places open and the pay low that a plan names, and gives every shoot a budget', () => {
    shoots.forEach(({ shoot, open, booked, postings }, index) => {
      const { vacant = [], rates = {} } = DEMO_SHOOTS[index]!;
      expect(booked.filter(({ posting }) => vacant.includes(posting.roleId))).toEqual([]);
      for (const role of vacant) expect(open.some(({ posting }) => posting.roleId === role)).toBe(true);
      for (const [role, rate] of Object.entries(rates)) {
        const posting = postings.find(({ role_id }) => role_id === role)!;
        expect([posting.pay_low_fen, posting.pay_high_fen]).toEqual(rate);
        expect(people.every(({ payFloorFen }) => payFloorFen > rate[1])).toBe(true);
      }
      expect(shoot.labour_budget_fen).toBeGreaterThan(0);
    });
  });

  it('names companies by credit codes that hold', () => {
    for (const { creditCode } of DEMO_COMPANIES) expect(normaliseCreditCode(creditCode)).toBe(creditCode);
  });

  it('shows an account for each person with a name', () => {
    const named = namedPeople(seededRandom(1), TODAY, 0);
    expect(named.map(({ handle }) => handle)).toEqual(DEMO_ACCOUNTS.map(({ handle }) => handle));
    expect(DEMO_LOGINS.map(({ login }) => login)).toContain('producer@demo.callboard.example');
  });
});
