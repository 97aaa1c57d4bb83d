import { fillShoot } from '../fill-shoot';
import { anInput, aPerson, aSlot } from '../fixture/build';
import { buildMarket } from '../market/market-builder';
import { rank } from '../rank/rank';

/** Three people in falling order of days paid lately; two slots, the first of them taken and declined. */
const people = [aPerson('a', { paidDaysLast30: 0 }), aPerson('b', { paidDaysLast30: 5 }), aPerson('c')];

test('the next candidate for a declined slot is its first runner-up, the other slot staying as it is', () => {
  const before = fillShoot(buildMarket(anInput(people, [aSlot('s'), aSlot('t')])), 's1');
  const [declined, kept] = before.assignments;
  const slots = [aSlot('s', { excludedPeople: [declined!.person] }), aSlot('t', { pinnedPerson: kept!.person })];
  const market = buildMarket(anInput(people, slots));
  const [next] = fillShoot(market, 's1').assignments;
  expect(next!.person).toBe(declined!.runnersUp[0]!.person);
  expect(rank(market, 's', 1)[0]!.person).toBe(next!.person);
});
