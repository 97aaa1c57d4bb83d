import { explainChoice } from './explain-choice';
import { anInput, aPerson, aSlot } from './fixture/build';

const input = anInput(
  [aPerson('near'), aPerson('far', { homeBase: 2 }), aPerson('dear', { payFloorFen: 95_000 }), aPerson('elsewhere')],
  [aSlot('a'), aSlot('b', { posting: 'p2' })],
);
const plan = [
  { slot: 'a', person: 'near' },
  { slot: 'b', person: 'elsewhere' },
];
const why = (person: string) => explainChoice(input, { slot: 'a', person, plan });

test('compares her with whoever has the slot, term by term', () => {
  const found = why('far');
  expect(found).toMatchObject({ reason: 'outscored', rival: { person: 'near' }, offeredPayFen: 40_000 });
  const sum = (terms: readonly { readonly points: number }[]): number =>
    terms.reduce((all, { points }) => all + points, 0);
  expect(sum(found.rivalTerms) - sum(found.terms)).toBe(found.margin);
  expect(found.margin).toBeGreaterThan(0);
});

test('names what she breaks, and where else she is', () => {
  expect(why('dear')).toMatchObject({ reason: 'rules', violations: [{ id: 'pay' }], offeredPayFen: null });
  expect(why('elsewhere')).toMatchObject({ reason: 'elsewhere', elsewhere: [{ slot: 'b' }] });
  expect(why('near')).toMatchObject({ reason: 'chosen' });
});

test('knows no plan: the best for the slot stands for it', () => {
  const found = explainChoice(input, { slot: 'a', person: 'far', plan: [] });
  expect(found).toMatchObject({ reason: 'outscored' });
  expect(found.rivalTerms).not.toEqual([]);
});

test('passes over those in the plan whom the input does not know', () => {
  const stale = [...plan, { slot: 'gone', person: 'near' }, { slot: 'b', person: 'gone' }];
  expect(explainChoice(input, { slot: 'a', person: 'far', plan: stale })).toMatchObject({ reason: 'outscored' });
});

test('keeps pins above the plan', () => {
  const pinned = { ...input, slots: [aSlot('a', { pinnedPerson: 'far' }), aSlot('b', { posting: 'p2' })] };
  expect(explainChoice(pinned, { slot: 'a', person: 'near', plan })).toMatchObject({
    reason: 'pinned',
    rival: { person: 'far' },
  });
});
