import { aBooking, anInput, aPerson, aSlot } from './fixture/build';
import { randomInput } from './fixture/random-input';
import { fillShoot } from './fill-shoot';
import { buildMarket } from './market/market-builder';
import { PostingChange, whatIf, withChange } from './what-if';

const RANDOM = { people: 40, slots: 12, roles: 3 };

/** Two gaffers wanted on days 20 to 26; one fits, one costs more, one is free from day 22 on. */
const input = anInput(
  [
    aPerson('fits'),
    aPerson('dear', { payFloorFen: 95_000 }),
    aPerson('late', { free: [[22, 63]] }),
    aPerson('busy', { bookings: [aBooking(18, 21)] }),
  ],
  [aSlot('a'), aSlot('b')],
);

const points = (...changes: Omit<PostingChange, 'posting'>[]) =>
  whatIf(
    input,
    's1',
    changes.map((change) => ({ posting: 'p1', ...change })),
  );

test('counts candidates and filled places of each change alone', () => {
  expect(points({}, { payHighFen: 95_000 }, { shiftDays: 2 }, { shiftDays: 3 })).toEqual([
    { candidates: 1, filled: 1, filledOfShoot: 1 },
    { candidates: 2, filled: 2, filledOfShoot: 2 },
    { candidates: 3, filled: 2, filledOfShoot: 2 },
    { candidates: 3, filled: 2, filledOfShoot: 2 },
  ]);
});

test('says nothing of a change that leads out of the window', () => {
  const wide = anInput(
    [aPerson('fits', { free: [[0, 200]] })],
    [aSlot('a'), aSlot('z', { posting: 'p2', days: [83], first: 83, last: 83 })],
    { firstDay: 20 },
  );
  expect(withChange(wide, { posting: 'p1', shiftDays: -1 })).toBeNull();
  expect(whatIf(wide, 's1', [{ posting: 'p1', shiftDays: -1 }, { posting: 'p1' }])[0]).toBeNull();
});

test('keeps a pin where an edit would, and lets it go where it would not', () => {
  const pinned = { ...input, slots: [aSlot('a', { pinnedPerson: 'dear', payHighFen: 100_000 }), aSlot('b')] };
  const pinOf = (change: Omit<PostingChange, 'posting'>): string | undefined =>
    withChange(pinned, { posting: 'p1', ...change })?.slots[0]?.pinnedPerson;
  expect(pinOf({ payHighFen: 110_000 })).toBe('dear');
  expect(pinOf({ payHighFen: 90_000 })).toBeUndefined();
  expect(pinOf({ payLowFen: 50_000 })).toBeUndefined();
  expect(pinOf({ shiftDays: 1 })).toBeUndefined();
});

test('tells how far it is', () => {
  const steps: string[] = [];
  whatIf(input, 's1', [{ posting: 'p1' }, { posting: 'p1', shiftDays: 1 }], (...step) => steps.push(step.join(' ')));
  expect(steps).toEqual(['assign 1 2', 'assign 2 2']);
});

test('refuses a shoot that is not in the input', () => {
  expect(() => whatIf(input, 'other', [{ posting: 'p1' }])).toThrow('unknownShoot');
});

test.each([1, 2, 3, 4, 5, 6])('agrees with a fill of the changed market, seed %d', (seed) => {
  const random = randomInput(seed, RANDOM);
  const shoot = random.slots[0]!.shoot;
  const posting = random.slots[0]!.posting;
  const changes: PostingChange[] = [
    { posting },
    { posting, payHighFen: random.slots[0]!.payHighFen + 20_000 },
    { posting, shiftDays: 1 },
  ];
  whatIf(random, shoot, changes).forEach((point, index) => {
    const changed = withChange(random, changes[index]!);
    expect(point === null).toBe(changed === null);
    if (!changed || !point) return;
    const result = fillShoot(buildMarket(changed), shoot);
    const own = new Set(changed.slots.filter((slot) => slot.posting === posting).map(({ id }) => id));
    expect(point.filledOfShoot).toBe(result.assignments.length);
    expect(point.filled).toBe(result.assignments.filter(({ slot }) => own.has(slot)).length);
    expect(point.candidates).toBeGreaterThanOrEqual(point.filled > 0 ? 1 : 0);
  });
});
