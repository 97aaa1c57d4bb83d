import type { ChangeablePosting } from '@callboard/database';
import type { Day } from '@callboard/domain';
import { ChangeableSlot, PossibleChange, possibleChanges } from './possible-changes';

const posting: ChangeablePosting = {
  version: 3,
  minLevel: 3,
  entry: 'none',
  headOfDepartment: false,
  payLowFen: 50_000,
  payHighFen: 80_000,
  prepDays: 1,
  shootShareBp: 10_000,
  wrapDays: 0,
  shiftDays: 0,
  shootingDays: 2,
  taken: 0,
};

const slot = (more: Partial<ChangeablePosting> = {}, begins = false): ChangeableSlot => ({
  roleId: 'electrician',
  days: ['2026-06-09', '2026-06-10', '2026-06-11'] as Day[],
  begins,
  posting: { ...posting, ...more },
});

type Shortfall = Parameters<typeof possibleChanges>[1];
const shortfall = (relaxations: Shortfall['relaxations'], changes: readonly string[] = []): Shortfall => ({
  funnel: [],
  bindingRule: 'pay',
  relaxations,
  otherDays: changes.map((change) => ({ change, people: 9, first: '2026-06-10' as Day, last: '2026-06-12' as Day })),
  foundAt: '',
});

const patches = (of: ChangeableSlot, why: Shortfall): Record<string, PossibleChange['patch']> =>
  Object.fromEntries(possibleChanges(of, why).map(({ code, patch }) => [code, patch]));

test('makes of each step of a rule an edit, what puts it back, and what it costs', () => {
  const steps = [
    { people: 2, params: { payHighFen: 85_000 } },
    { people: 14, params: { payHighFen: 95_000 } },
  ];
  expect(possibleChanges(slot(), shortfall([{ rule: 'pay', ...steps[0]!, steps }]))).toEqual([
    {
      code: 'relax.pay',
      people: 2,
      params: { payHighFen: 85_000 },
      patch: { payHighFen: 85_000 },
      undo: { payHighFen: 80_000 },
      costFen: 15_000,
    },
    expect.objectContaining({ people: 14, patch: { payHighFen: 95_000 }, costFen: 45_000 }),
  ]);
});

test('takes what was stored before there were steps', () => {
  const old = shortfall([{ rule: 'level', people: 31, params: { level: 2 } }]);
  expect(possibleChanges(slot(), old)).toMatchObject([{ people: 31, patch: { minLevel: 2 }, undo: { minLevel: 3 } }]);
});

test("puts what a press can do first, and has no edit for what is not the producer's to change", () => {
  const why = shortfall([
    { rule: 'travel', people: 40, params: { minutes: 300 } },
    { rule: 'level', people: 3, params: { level: 2 } },
    { rule: 'excluded', people: 0, params: {} },
  ]);
  expect(possibleChanges(slot(), why).map(({ code, patch }) => [code, patch])).toEqual([
    ['relax.level', { minLevel: 2 }],
    ['relax.travel', null],
  ]);
});

test('moves, shortens and lengthens days by the pattern of the posting', () => {
  const all = ['moveLater', 'moveEarlier', 'startLater', 'endEarlier'];
  expect(patches(slot({ shiftDays: 1 }), shortfall([], all))).toEqual({
    'days.moveLater': { shiftDays: 2 },
    'days.moveEarlier': { shiftDays: 0 },
    'days.startLater': { prepDays: 0 },
    'days.endEarlier': { shootShareBp: 5_000 },
  });
  expect(patches(slot({ wrapDays: 1, shootShareBp: 5_000 }), shortfall([], all))['days.endEarlier']).toEqual({
    wrapDays: 0,
  });
  expect(patches(slot({}, true), shortfall([], all))['days.moveEarlier']).toBeNull();
});

test('changes no pattern that somebody was told, nor one that lies partly in the past', () => {
  const all = ['moveLater', 'startLater', 'endEarlier'];
  expect(patches(slot({ taken: 1 }), shortfall([], all))).toEqual({
    'days.moveLater': { shiftDays: 1 },
    'days.startLater': null,
    'days.endEarlier': null,
  });
  expect(patches(slot({ prepDays: 3 }), shortfall([], all))['days.startLater']).toBeNull();
});

test('says other days in place of rules about days, where there are any', () => {
  const gap = [{ rule: 'gap', people: 4, params: {} }];
  expect(Object.keys(patches(slot(), shortfall(gap, ['moveLater'])))).toEqual(['days.moveLater']);
  expect(Object.keys(patches(slot(), shortfall(gap)))).toEqual(['relax.gap']);
});

test('lets a head of department go only while nobody was asked as one', () => {
  const head = shortfall([{ rule: 'headOfDepartment', people: 5, params: { level: 3 } }]);
  const patch = { headOfDepartment: false, minLevel: 3 };
  expect(patches(slot({ headOfDepartment: true, minLevel: 4 }), head)['relax.headOfDepartment']).toEqual(patch);
  expect(patches(slot({ headOfDepartment: true, taken: 1 }), head)['relax.headOfDepartment']).toBeNull();
});
