import fc from 'fast-check';
import { addDays, Day } from './day';
import { departmentIds } from './department';
import { roleAllowsLevel, RoleId } from './role';
import { tableSizes, templateRows, tenPersonRows } from './template-data';
import {
  daysPerSlot,
  expandTemplate,
  shootingDaysOf,
  slotDayOffsets,
  slotDays,
  summarise,
  TemplatePosting,
} from './template';

const crew = (size: number, shootingDays = 7): TemplatePosting[] => expandTemplate({ size, shootingDays });
const total = (postings: readonly TemplatePosting[]): number => postings.reduce((sum, p) => sum + p.headcount, 0);
const headcount = (postings: readonly TemplatePosting[], role: RoleId): number =>
  postings.find((posting) => posting.roleId === role)?.headcount ?? 0;
const does = (postings: readonly TemplatePosting[], role: RoleId): boolean =>
  postings.some((posting) => posting.roleId === role || posting.doubles.includes(role));
const anySize = fc.integer({ min: 10, max: 90 });
const allSizes = Array.from({ length: 81 }, (_, index) => index + 10);

describe('the tables of the research', () => {
  it.each([
    [60, [7, 9, 9, 2, 6, 2, 5, 3, 3, 4, 0, 5, 3, 2]],
    [75, [9, 11, 11, 3, 8, 3, 6, 4, 4, 4, 1, 5, 4, 2]],
    [90, [11, 13, 14, 4, 9, 4, 7, 5, 5, 5, 1, 6, 4, 2]],
  ])('%i people split over the departments', (size, expected) => {
    const postings = crew(size);
    expect(departmentIds.map((id) => total(postings.filter((posting) => posting.departmentId === id)))).toEqual(
      expected,
    );
  });

  it.each([
    [60, 566, 322, 704],
    [75, 686, 371, 799],
    [90, 820, 442, 936],
  ])('%i people for 7 shooting days: person-days and cost in thousands of yuan', (size, personDays, low, high) => {
    const summary = summarise(crew(size));
    expect(summary.headcount).toBe(size);
    expect(summary.personDays).toBe(personDays);
    expect(Math.round(summary.costLowFen / 100_000)).toBe(low);
    expect(Math.round(summary.costHighFen / 100_000)).toBe(high);
  });

  it.each([
    [60, 32_205_000, 70_360_000],
    [75, 37_145_000, 79_925_000],
    [90, 44_190_000, 93_550_000],
  ])('%i people cost exactly what the sixty rows say', (size, costLowFen, costHighFen) => {
    expect(summarise(crew(size))).toMatchObject({ costLowFen, costHighFen });
  });

  it.each([
    [60, 21],
    [75, 26],
    [90, 31],
  ])('%i people have %i places in which a newcomer can start', (size, expected) => {
    expect(total(crew(size).filter((posting) => posting.entry !== 'none'))).toBe(expected);
  });

  it('has every role once, with both languages of its skills', () => {
    expect(templateRows).toHaveLength(60);
    for (const row of templateRows) {
      expect(row.skills.zh).toMatch(/\p{Script=Han}|DIT/u);
      expect(row.skills.en).not.toMatch(/^\s*$/);
      expect(row.rateYuan[0]).toBeLessThan(row.rateYuan[1]);
    }
  });

  it('carries the day pattern of part-time roles', () => {
    const drone = crew(90).find((posting) => posting.roleId === 'drone-pilot');
    expect(drone).toMatchObject({ shootShareBp: 2000, daysPerSlot: 2, rateLowFen: 80_000, rateHighFen: 200_000 });
    const action = crew(75).find((posting) => posting.roleId === 'action-director');
    expect(action).toMatchObject({ shootShareBp: 5000, prepDays: 2, daysPerSlot: 6, head: true, minLevel: 4 });
  });
});

describe('small crews', () => {
  it('ten people for 4 shooting days are the example of the research, with an unpaid owner', () => {
    const postings = crew(10, 4);
    expect(summarise(postings)).toEqual({
      headcount: 10,
      personDays: 56,
      costLowFen: 2_465_000,
      costHighFen: 4_190_000,
    });
    expect(postings.map((posting) => posting.daysPerSlot).sort((a, b) => a - b)).toEqual([
      4, 4, 4, 4, 5, 6, 6, 6, 7, 10,
    ]);
    expect(postings.filter((posting) => posting.unpaidOwner).map((posting) => posting.roleId)).toEqual(['director']);
    expect(postings.filter((posting) => posting.entry === 'open')).toHaveLength(2);
    expect(postings.find((posting) => posting.roleId === 'first-ad')?.title.zh).toBe('执行导演兼统筹');
    expect(postings.some((posting) => posting.head)).toBe(false);
    expect(postings.every((posting) => posting.minLevel <= 3)).toBe(true);
    expect(tenPersonRows).toHaveLength(10);
  });

  it('20: one head a department and one helper in camera, lighting, make-up and set operations', () => {
    const postings = crew(20);
    for (const department of departmentIds.filter((id) => id !== 'action' && id !== 'props')) {
      const heads = postings.filter((posting) => posting.departmentId === department && posting.head);
      expect([department, total(heads)]).toEqual([department, 1]);
    }
    for (const department of ['camera', 'lighting', 'make-up', 'set-operations']) {
      const people = total(postings.filter((posting) => posting.departmentId === department));
      expect([department, people]).toEqual([department, 2]);
    }
    expect(does(postings, 'prop-master')).toBe(true);
  });

  it('35: one camera assistant a camera, art and props merged, one make-up team, drivers help as set hands', () => {
    const postings = crew(35);
    expect(headcount(postings, 'focus-puller')).toBe(headcount(postings, 'camera-operator'));
    expect(headcount(postings, 'second-ac') + headcount(postings, 'camera-trainee')).toBe(0);
    expect(postings.find((posting) => posting.roleId === 'production-designer')?.doubles).toContain('prop-master');
    expect(total(postings.filter((posting) => posting.departmentId === 'make-up'))).toBe(2);
    expect(postings.find((posting) => posting.roleId === 'driver')?.doubles).toContain('set-hand');
  });

  it('45: two cameras stay, second units, action, writer and medic go', () => {
    const postings = crew(45);
    for (const role of ['camera-operator', 'focus-puller', 'second-ac'] as const)
      expect(headcount(postings, role)).toBe(2);
    for (const role of ['on-set-writer', 'set-medic', 'action-director'] as const)
      expect(headcount(postings, role)).toBe(0);
    for (const role of ['on-set-props', 'set-decorator', 'on-set-costumer'] as const) {
      expect(headcount(postings, role)).toBeLessThan(2);
    }
    expect(postings.find((posting) => posting.roleId === 'driver')?.doubles).toEqual([]);
  });
});

describe('any size', () => {
  it('sums to the size asked for', () => {
    for (const size of allSizes) expect([size, total(crew(size))]).toEqual([size, size]);
  });

  it('changes by one person from one size to the next, by a few where a role shrinks', () => {
    for (const size of allSizes.slice(1)) {
      const [before, after] = [crew(size - 1), crew(size)];
      const ids = new Set([...before, ...after].map((posting) => posting.roleId));
      const moved = [...ids].reduce((sum, id) => sum + Math.abs(headcount(after, id) - headcount(before, id)), 0);
      expect(moved).toBeLessThanOrEqual(5);
      expect(moved % 2).toBe(1);
    }
  });

  it('is one person away from a table just below and just above it, and takes the crew list from the top', () => {
    const rolesOf = (size: number): string[] =>
      crew(size).flatMap((posting) => Array.from({ length: posting.headcount }, () => posting.roleId));
    const added = (size: number): string[] => {
      const before = rolesOf(size - 1);
      return rolesOf(size).filter(
        (role) => !before.includes(role) || before.splice(before.indexOf(role), 1).length === 0,
      );
    };
    for (const detent of tableSizes) expect(added(detent)).toHaveLength(1);
    expect([21, 36, 46, 61, 76].flatMap(added)).toEqual([
      'camera-operator',
      'second-ac',
      'casting-ad',
      'second-ad',
      'first-ad',
    ]);
  });

  it('never drops the 1st AD, a person responsible for safety, a person answerable for pay', () => {
    fc.assert(
      fc.property(anySize, (size) => {
        const postings = crew(size);
        expect(headcount(postings, 'first-ad')).toBeGreaterThanOrEqual(1);
        expect(does(postings, 'safety-officer')).toBe(true);
        expect(does(postings, 'unit-production-manager')).toBe(true);
        expect(does(postings, 'production-accountant')).toBe(true);
      }),
    );
  });

  it('keeps a role between its two neighbouring tables', () => {
    const detents = [10, ...tableSizes];
    for (const size of allSizes) {
      const upper = detents.find((detent) => detent >= size)!;
      const lower = [...detents].reverse().find((detent) => detent <= size)!;
      const [smaller, larger] = [crew(lower), crew(upper)];
      for (const posting of crew(size)) {
        const ends = [headcount(smaller, posting.roleId), headcount(larger, posting.roleId)];
        expect(posting.headcount).toBeGreaterThanOrEqual(Math.min(...ends));
        expect(posting.headcount).toBeLessThanOrEqual(Math.max(...ends));
      }
    }
  });

  it('asks for a level in which the role exists: 4 for heads of department, 1 where a newcomer can start', () => {
    for (const size of allSizes) {
      for (const posting of crew(size)) {
        expect(roleAllowsLevel(posting.roleId, posting.minLevel)).toBe(true);
        expect(posting.minLevel === 1).toBe(posting.entry !== 'none');
        expect(posting.minLevel === 4).toBe(posting.head);
      }
    }
    const at75 = new Map(crew(75).map((posting) => [posting.roleId, posting.minLevel]));
    expect(at75.get('first-ad')).toBe(3);
    expect(at75.get('safety-officer')).toBe(3);
    expect(at75.get('electrician')).toBe(2);
    expect(at75.get('second-ac')).toBe(1);
  });

  it('doubles only with people who are there, and a head of department is one person', () => {
    for (const size of allSizes) {
      const postings = crew(size);
      for (const posting of postings) {
        expect(posting.headcount).toBeGreaterThan(0);
        expect(posting.doubles).not.toContain(posting.roleId);
        if (posting.head) expect(posting.headcount).toBe(1);
        for (const job of posting.doubles) {
          if (job !== 'set-hand') expect(headcount(postings, job)).toBe(0);
        }
      }
      const doubled = postings.flatMap((posting) => posting.doubles);
      expect(new Set(doubled).size).toBe(doubled.length);
    }
  });

  it('gives the same crew every time and never shares it', () => {
    expect(crew(52)).toEqual(crew(52));
    expect(crew(52)[0]).not.toBe(crew(52)[0]);
  });

  it.each([9, 91, 0, -1, 75.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses size %p', (size) => {
    expect(() => crew(size)).toThrow(expect.objectContaining({ code: 'shoot.templateSize' }));
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %p shooting days', (shootingDays) => {
    expect(() => crew(75, shootingDays)).toThrow(expect.objectContaining({ code: 'shoot.noShootingDay' }));
  });
});

describe('days of a slot', () => {
  it('are prep before, a share of the shooting days, wrap after the last', () => {
    const offsets = slotDayOffsets({ prepDays: 2, shootShareBp: 5000, wrapDays: 1, shootingDays: 7 });
    expect(offsets).toEqual([-2, -1, 0, 1, 2, 3, 7]);
  });

  it('round a share up, exactly', () => {
    expect(shootingDaysOf(2000, 7)).toBe(2);
    expect(shootingDaysOf(2000, 5)).toBe(1);
    expect(shootingDaysOf(1, 1)).toBe(1);
    expect(shootingDaysOf(10_000, 60)).toBe(60);
    expect(shootingDaysOf(3333, 3)).toBe(1);
    expect(shootingDaysOf(3334, 3)).toBe(2);
  });

  const anyPattern = fc.record({
    prepDays: fc.integer({ min: 0, max: 10 }),
    shootShareBp: fc.integer({ min: 1, max: 10_000 }),
    wrapDays: fc.integer({ min: 0, max: 10 }),
  });
  const shootingDayCount = fc.integer({ min: 1, max: 40 });

  it('ascend without repeats and are as many as are paid', () => {
    fc.assert(
      fc.property(anyPattern, shootingDayCount, (pattern, shootingDays) => {
        const offsets = slotDayOffsets({ ...pattern, shootingDays });
        expect(offsets).toHaveLength(daysPerSlot(pattern, shootingDays));
        expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b));
        expect(offsets).toContain(0);
      }),
    );
  });

  it('on the calendar equal the offsets when shooting days are consecutive', () => {
    const first = '2026-12-29' as Day;
    fc.assert(
      fc.property(anyPattern, shootingDayCount, (pattern, count) => {
        const shootingDays = Array.from({ length: count }, (_, index) => addDays(first, index));
        const expected = slotDayOffsets({ ...pattern, shootingDays: count }).map((offset) => addDays(first, offset));
        expect(slotDays(pattern, shootingDays)).toEqual(expected);
      }),
    );
  });

  it('follow the real shooting days around a day off', () => {
    const shootingDays = ['2026-10-14', '2026-10-15', '2026-10-17'] as Day[];
    expect(slotDays({ prepDays: 1, shootShareBp: 10_000, wrapDays: 1 }, shootingDays)).toEqual([
      '2026-10-13',
      '2026-10-14',
      '2026-10-15',
      '2026-10-17',
      '2026-10-18',
    ]);
    expect(() => slotDays({ prepDays: 1, shootShareBp: 10_000, wrapDays: 1 }, [])).toThrow(
      expect.objectContaining({ code: 'shoot.noShootingDay' }),
    );
  });
});

describe('summary', () => {
  it('adds edited postings', () => {
    const postings = crew(75).map((posting) =>
      posting.roleId === 'set-hand' ? { ...posting, headcount: posting.headcount + 1 } : posting,
    );
    const [before, after] = [summarise(crew(75)), summarise(postings)];
    expect(after.headcount).toBe(76);
    expect(after.personDays - before.personDays).toBe(8);
    expect(after.costLowFen - before.costLowFen).toBe(8 * 25_000);
  });

  it('of nothing is nothing', () => {
    expect(summarise([])).toEqual({ headcount: 0, personDays: 0, costLowFen: 0, costHighFen: 0 });
  });
});
