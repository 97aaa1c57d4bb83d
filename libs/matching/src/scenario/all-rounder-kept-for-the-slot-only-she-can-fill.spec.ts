import { fillShoot } from '../fill-shoot';
import { anInput, aPerson, aSlot } from '../fixture/build';
import { buildMarket } from '../market/market-builder';

test('the best gaffer drives when nobody else can drive: filled places come before points', () => {
  const allRounder = aPerson('a', {
    roles: [
      { role: 'gaffer', level: 3 },
      { role: 'driver', level: 4 },
    ],
    paidDaysLast30: 0,
  });
  const gaffer = aPerson('b', { homeBase: 2, payFloorFen: 80_000, paidDaysLast30: 30 });
  const slots = [aSlot('lamp'), aSlot('van', { role: 'driver', minLevel: 1, posting: 'p2' })];
  const applications = [{ person: 'a', posting: 'p1' }];
  const result = fillShoot(buildMarket(anInput([allRounder, gaffer], slots, { applications })), 's1');
  expect(result.assignments.map(({ slot, person }) => [slot, person])).toEqual([
    ['lamp', 'b'],
    ['van', 'a'],
  ]);
});
