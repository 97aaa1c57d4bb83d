import type { PersonInput, SlotInput } from '@callboard/matching';
import { bases, expandTemplate } from '@callboard/domain';
import { buildMarket } from '../../libs/matching/src/market/market-builder';
import { FIRST_DAY, generateInput } from './generator';
import settings from './market-settings.json';
import { eligiblePairs } from './pairs';
import { thirtyCandidates, tightSynthetic } from './synthetic';

/** Deep equality of thousands of rows takes Jest seconds, their texts none. */
const text = (value: unknown): string => JSON.stringify(value);
const same = (a: unknown, b: unknown): void => expect(text(a) === text(b)).toBe(true);

const month = generateInput({ seed: 1, scale: 0.01 });
const share = <T>(list: readonly T[], holds: (each: T) => boolean): number => list.filter(holds).length / list.length;

test('the same seed gives the same rows, another seed others', () => {
  same(generateInput({ seed: 1, scale: 0.002 }), generateInput({ seed: 1, scale: 0.002 }));
  expect(text(generateInput({ seed: 2, scale: 0.002 }).people)).not.toBe(
    text(generateInput({ seed: 1, scale: 0.002 }).people),
  );
});

test('supply changes the number of people and nothing else of them', () => {
  const tight = generateInput({ seed: 1, scale: 0.01, supply: 0.25 });
  same(tight.people, month.people.slice(0, tight.people.length));
  expect(tight.people).toHaveLength(1_575);
  same(tight.slots, month.slots);
});

test('sizes are those of the nation, in proportion', () => {
  expect(month.people).toHaveLength(6_300);
  expect(new Set(month.slots.map((slot) => slot.shoot)).size).toBe(30);
  expect(month.slots.length / 30).toBeGreaterThan(72);
  expect(month.slots.length / 30).toBeLessThan(80);
  const personRoles = month.people.reduce((sum, { roles }) => sum + roles.length, 0);
  expect(personRoles / month.people.length).toBeCloseTo(1.75, 1);
});

test('every slot lies in the window, every crew is one of the template, and the builder takes it all', () => {
  const ends = month.slots.flatMap((slot) => [slot.first, slot.last]);
  expect(Math.min(...ends)).toBeGreaterThanOrEqual(FIRST_DAY);
  expect(Math.max(...ends)).toBeLessThan(FIRST_DAY + 64);
  const crew = month.slots.filter(({ shoot }) => shoot === 'shoot-0007');
  const headcounts = (slots: readonly SlotInput[]) => slots.map(({ role }) => role).sort();
  const template = expandTemplate({ size: crew.length, shootingDays: 7 });
  expect(headcounts(crew)).toEqual(
    template.flatMap(({ roleId, headcount }) => Array.from({ length: headcount }, () => roleId)).sort(),
  );
  expect(buildMarket(month).slots.count).toBe(month.slots.length);
});

test('shares are about those of the settings', () => {
  const { people, slots } = month;
  expect(share(people, ({ newcomer }) => newcomer)).toBeCloseTo(settings.newcomers.value, 1);
  expect(share(people, ({ dayLimit }) => dayLimit !== undefined)).toBeCloseTo(settings.dayLimit.value.share, 1);
  for (const { value, share: wanted } of settings.maxTravelMinutes.value) {
    expect(share(people, ({ maxTravelMinutes }) => maxTravelMinutes === value)).toBeCloseTo(wanted, 1);
  }
  expect(share(slots, ({ bed }) => bed === false)).toBeLessThan(0.25);
  const homes = bases.map((_, base) => share(people, ({ homeBase }) => homeBase === base));
  expect(Math.max(...homes)).toBe(homes[0]);
  expect(homes.every((part) => part > 0)).toBe(true);
});

test('some roles are scarce: fewer heads than places', () => {
  const holders = (role: string) => (person: PersonInput) =>
    person.roles.some((held) => held.role === role && held.level === 4);
  const perSlot = (role: string): number =>
    month.people.filter(holders(role)).length / month.slots.filter((slot) => slot.role === role).length;
  expect(perSlot('action-director')).toBeLessThan(1.5);
  expect(perSlot('key-grip')).toBeGreaterThan(perSlot('action-director'));
});

test('labour caps and trainee rules come when asked for, and change no other row', () => {
  const ruled = generateInput({
    seed: 1,
    scale: 0.01,
    labourCap: { share: 1, level: 0.3 },
    traineeRule: { share: 0.5, perExperienced: 1 },
  });
  expect(month.shoots).toEqual([]);
  expect(ruled.shoots).toHaveLength(30);
  expect(ruled.shoots!.every(({ labourCapFen }) => labourCapFen! > 0)).toBe(true);
  same(ruled.slots, month.slots);
  same(ruled.people, month.people);
});

test('settings carry a value, a source and a year or a day', () => {
  for (const [name, setting] of Object.entries(settings)) {
    expect([name, Object.keys(setting)]).toEqual([name, ['value', 'source', 'asOf']]);
    expect(setting.source).not.toBe('');
    expect(setting.asOf).toMatch(/^20\d\d/);
  }
});

test('the market of H has about thirty people a slot, the tight one more slots than its people can hold', () => {
  const market = buildMarket(thirtyCandidates(1, 200, 600));
  expect(eligiblePairs(market).person.length / 200).toBeGreaterThan(27);
  expect(eligiblePairs(market).person.length / 200).toBeLessThan(33);
  const tight = tightSynthetic(1);
  expect([tight.slots.length, tight.people.length]).toEqual([2_000, 700]);
  expect(buildMarket(tight).slots.count).toBe(2_000);
});
