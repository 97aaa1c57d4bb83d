import { fillShoot } from '../fill-shoot';
import { aBooking, anInput, aPerson, aSlot } from '../fixture/build';
import { buildMarket } from '../market/market-builder';

/** The slot ends on day 26 at base 0; her next shoot starts six hours away at base 2. */
const filled = (nextStart: number, base: number) => {
  const next = aBooking(nextStart, nextStart + 5, { base });
  return fillShoot(buildMarket(anInput([aPerson('x', { bookings: [next] })], [aSlot('s')])), 's1');
};

test('six hours to the next shoot need a day of travel: the morning after is too early', () => {
  const { assignments, open } = filled(27, 2);
  expect(assignments).toEqual([]);
  expect(open[0]).toMatchObject({ bindingRule: 'gap', counterfactuals: [{ rule: 'gap', people: 1, examples: ['x'] }] });
});

test('with one day between she can do both', () => {
  expect(filled(28, 2).assignments[0]?.person).toBe('x');
});

test('two hours to the next shoot can be travelled in the morning', () => {
  expect(filled(27, 1).assignments[0]?.person).toBe('x');
});
