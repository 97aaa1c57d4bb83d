import { solve } from '@callboard/matching';
import { answerOf, dropOutOf, yesChance } from './answer';
import { chance, WHAT } from './chance';
import { makeDemand } from './demand';
import { EngineWay, Solve } from './engine-way';
import { peopleRows, slotRows } from './files';
import { reservationsOf, titleOf, verdictOf } from './headlines';
import { daysWorked, eveningOf, Ledger, morningOf } from './ledger';
import { bookingsToCheck, measure } from './measures';
import { simulationPage } from './page';
import { play } from './play';
import type { SimulationReport } from './report';
import { simulate } from './simulate';
import { checkBookings } from './checker';

const OPTIONS = { seed: 3, scale: 0.001, months: 1, supply: 0.4 };

/** The engine with its first plan of each day, which is enough here. */
const firstPlan: Solve = (market, options) => solve(market, { ...options, work: 1 });

const demand = makeDemand(OPTIONS);
const heard: [done: number, all: number][] = [];
const simulation = simulate(demand, 1, firstPlan, (done, all) => heard.push([done, all]));
const { results } = simulation;
const report: SimulationReport = { ...simulation.report, seconds: 1, cpuSeconds: 1 };

describe('the demand', () => {
  test('is the same for the same seed and another for another', () => {
    expect(JSON.stringify(makeDemand(OPTIONS)) === JSON.stringify(demand)).toBe(true);
    expect(makeDemand({ ...OPTIONS, seed: 4 }).slots).not.toEqual(demand.slots);
  });

  test('posts every shoot some days before its first place begins', () => {
    demand.slots.forEach(({ shoot }, slot) => {
      const firsts = demand.slots.filter((other) => other.shoot === shoot).map(({ first }) => first);
      expect(Math.min(...firsts) - demand.posted[slot]!).toBeGreaterThanOrEqual(3);
    });
  });

  test('gives further months other shoots and days, and the same people', () => {
    const two = makeDemand({ ...OPTIONS, months: 2 });
    expect(two.people.map(({ id, roles }) => [id, roles])).toEqual(demand.people.map(({ id, roles }) => [id, roles]));
    expect(two.slots.slice(0, demand.slots.length)).toEqual(demand.slots);
    const later = two.slots.slice(demand.slots.length);
    expect(later.length).toBeGreaterThan(150);
    expect(new Set(two.slots.map(({ id }) => id)).size).toBe(two.slots.length);
    expect(Math.min(...later.map(({ first }) => first))).toBeGreaterThan(demand.firstDay + 25);
    expect(two.people.some(({ free }) => free.some(([, to]) => to > demand.lastDay + 10))).toBe(true);
  });
});

describe('answers', () => {
  test('are a matter of seed, person, place and what is asked', () => {
    const draws = new Set<number>();
    for (const what of Object.values(WHAT)) {
      for (let person = 0; person < 20; person++) {
        for (let slot = 0; slot < 20; slot++) draws.add(chance(1, person, slot, what));
      }
    }
    expect(draws.size).toBe(Object.keys(WHAT).length * 400);
    const mean = [...draws].reduce((sum, draw) => sum + draw, 0) / draws.size;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(chance(2, 1, 1, WHAT.answer)).not.toBe(chance(1, 1, 1, WHAT.answer));
  });

  test('come as often as the settings say', () => {
    let [yes, expected, silent, asked] = [0, 0, 0, 0];
    for (let person = 0; person < demand.people.length; person++) {
      for (let slot = 0; slot < demand.slots.length; slot += 37) {
        const { says } = answerOf(demand, person, slot);
        asked += 1;
        expected += yesChance(demand, person, slot);
        if (says === 'yes') yes += 1;
        if (says === 'nothing') silent += 1;
      }
    }
    expect(yes / asked).toBeCloseTo(expected / asked, 1);
    expect(silent / asked).toBeCloseTo(0.08, 1);
  });

  test('an applicant says yes more often, and her record decides whether she keeps her word', () => {
    const [posting, applicants] = [...demand.applicants][0]!;
    const slot = demand.slots.findIndex((place) => place.posting === posting);
    const person = [...applicants.keys()][0]!;
    const without = { ...demand, applicants: new Map() };
    expect(yesChance(demand, person, slot)).toBeGreaterThan(yesChance(without, person, slot));
    const perfect = demand.people.findIndex(({ record }) => record === 1_000);
    for (let each = 0; each < demand.slots.length; each++) expect(dropOutOf(demand, perfect, each)).toBeNull();
  });
});

describe('the ledger', () => {
  const pairs = (says: string, dropsOut: boolean): [slot: number, person: number] => {
    for (let person = 0; person < demand.people.length; person++) {
      for (let slot = 0; slot < demand.slots.length; slot++) {
        const { payHighFen } = demand.slots[slot]!;
        if (demand.people[person]!.payFloorFen > payHighFen) continue;
        const answer = answerOf(demand, person, slot);
        if (answer.says === says && answer.quick && (dropOutOf(demand, person, slot) ?? -9) > 0 === dropsOut) {
          return [slot, person];
        }
      }
    }
    throw new Error('nobody like that');
  };

  test('books a yes, reopens after a no, and asks nobody twice', () => {
    const [slot, person] = pairs('no', false);
    const ledger = new Ledger(demand);
    const day = demand.posted[slot]!;
    for (let each = demand.firstDay; each <= day; each++) ledger.morning(each);
    ledger.ask(slot, person, morningOf(day));
    expect(ledger.state[slot]).toBe('asked');
    expect(ledger.pending(person)).toHaveLength(1);
    expect(() => ledger.ask(slot, person + 1, morningOf(day))).toThrow('is asked, not open');
    expect(ledger.evening(day).no).toHaveLength(1);
    expect(ledger.state[slot]).toBe('open');
    expect(() => ledger.ask(slot, person, eveningOf(day))).toThrow('was asked for place');
  });

  test('keeps the days worked before somebody leaves, and looks for the others', () => {
    const [slot, person] = pairs('yes', true);
    const { first, last } = demand.slots[slot]!;
    const leaves = first + dropOutOf(demand, person, slot)!;
    const ledger = new Ledger(demand);
    const posted = demand.posted[slot]!;
    for (let day = demand.firstDay; day <= last + 1; day++) {
      ledger.morning(day);
      if (day === posted) ledger.ask(slot, person, morningOf(day));
      ledger.evening(day);
      if (day === posted) expect(ledger.state[slot]).toBe('booked');
      if (day === leaves) expect(ledger.state[slot]).toBe('open');
    }
    expect(ledger.bookings).toEqual([expect.objectContaining({ first, last: leaves - 1, ended: 'cut' })]);
    expect(ledger.dropOuts).toBe(1);
    expect(ledger.state[slot]).toBe('closed');
  });
});

describe('a whole run', () => {
  test('is the same for the same seed', () => {
    const fresh = makeDemand(OPTIONS);
    const again = measure(play(fresh, new EngineWay(fresh, firstPlan)));
    const { seconds: _, daySeconds: __, ...facts } = again.measures;
    expect(results[0]!.measures).toEqual(expect.objectContaining(facts));
    expect(again.played.ledger.bookings).toEqual(results[0]!.played.ledger.bookings);
  });

  test('meets the same people, answers and accidents in all three ways', () => {
    const said = new Map<string, boolean>();
    let again = 0;
    for (const { played } of results) {
      expect(played.ledger.demand).toBe(demand);
      for (const { slot, person } of played.ledger.bookings) {
        const key = `${slot} ${person}`;
        if (said.has(key)) again += 1;
        said.set(key, true);
        expect(answerOf(demand, person, slot).says).toBe('yes');
      }
    }
    expect(again).toBeGreaterThan(20);
  });

  test('leaves every place in one state and pays every day once', () => {
    for (const { measures, people, worked, played } of results) {
      const { ends, slots } = measures;
      expect(ends.full + ends.partly + ends.empty).toBe(slots);
      expect(played.ledger.state.every((state) => state === 'booked' || state === 'closed')).toBe(true);
      const byPerson = [...people.values()].reduce((sum, { paidDays }) => sum + paidDays, 0);
      const byBooking = played.ledger.bookings.reduce((sum, booking) => sum + daysWorked(demand, booking), 0);
      expect([byPerson, worked.reduce((sum, days) => sum + days, 0)]).toEqual([byBooking, byBooking]);
      expect(byBooking).toBe(measures.slotDaysWorked);
      demand.slots.forEach(({ days }, slot) => expect(worked[slot]).toBeLessThanOrEqual(days.length));
      expect(measures.asks).toBe(played.ledger.asksOfPerson.reduce((sum, asks) => sum + asks, 0));
      expect(measures.slotDaysWorked / measures.slotDays).toBeGreaterThan(0.3);
    }
  });

  test('asks nobody before she has arrived, and nobody without the role', () => {
    for (const { played } of results) {
      for (const { slot, person, at } of played.ledger.bookings) {
        expect(at >> 1).toBeGreaterThanOrEqual(demand.arrival[person]!);
        expect(demand.people[person]!.roles.map(({ role }) => role)).toContain(demand.slots[slot]!.role);
      }
    }
  });

  test('books nobody twice, and a planted fault is counted', () => {
    expect([report.doubleBookings, report.restBreaches]).toEqual([0, 0]);
    const bookings = bookingsToCheck(results[0]!.played);
    expect(bookings.length).toBeGreaterThan(100);
    const some = bookings[0]!;
    const after = { ...some, slot: 1_000_000, first: some.last + 1, last: some.last + 1, nights: 0 };
    const far = demand.minutes[some.base]!.findIndex((minutes) => minutes > 720);
    const alone = [...bookings.filter(({ person }) => person !== some.person), some];
    const count = (...more: (typeof some)[]) => {
      const { doubleBookings, restBreaches } = checkBookings([...alone, ...more], demand.minutes);
      return [doubleBookings, restBreaches];
    };
    expect(count()).toEqual([0, 0]);
    expect(count({ ...after, first: some.last })).toEqual([1, 0]);
    expect(count({ ...after, base: far })).toEqual([0, 1]);
  });

  test('tells how far it is, up to the end', () => {
    expect(heard.every(([done], k) => k === 0 || done > heard[k - 1]![0])).toBe(true);
    expect(heard[heard.length - 1]![0]).toBeCloseTo(heard[0]![1], 6);
  });

  test('writes a line a person and a place for each way', () => {
    const people = [...peopleRows(results, demand)];
    const slots = [...slotRows(results, demand)];
    expect(people).toHaveLength(1 + 3 * demand.people.length);
    expect(slots).toHaveLength(1 + 3 * demand.slots.length);
    expect(new Set([...people, ...slots].map((row) => row.length))).toEqual(
      new Set([people[0]!.length, slots[0]!.length]),
    );
  });
});

describe('the page', () => {
  const page = simulationPage(report);

  test('stands alone, in both languages', () => {
    expect(page).not.toMatch(/<script|src=|href=|url\(/);
    expect(page).toContain('有活的人');
    expect(page).toContain('people with work');
    expect(page.match(/<svg /g)).toHaveLength(10);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('says what is worse, and never calls it better', () => {
    const [engine, shoot, first] = report.ways as [never, never, never];
    const better = { ...(engine as object), worked: 1, travelMinutes: 1_000 } as never;
    expect(reservationsOf([better, shoot, first], 'en').join()).toMatch(/people with work: engine 1, today \d/);
    expect(titleOf(better, first, 'en')).toMatch(/ways to work \d+% longer/);
    expect(verdictOf(10, 10.05, 'lower')).toBe('same');
    expect(verdictOf(9, 10, 'lower')).toBe('good');
    expect(verdictOf(9, 10, 'higher')).toBe('bad');
  });
});
