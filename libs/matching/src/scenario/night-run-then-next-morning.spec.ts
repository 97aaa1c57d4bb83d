import { fillShoot } from '../fill-shoot';
import { aBooking, anInput, aPerson, aSlot } from '../fixture/build';
import { buildMarket } from '../market/market-builder';

const filledAfter = (nightRun: number, last: number) =>
  fillShoot(
    buildMarket(anInput([aPerson('x', { bookings: [aBooking(last - 3, last, { nightRun })] })], [aSlot('s')])),
    's1',
  ).assignments.length;

test('three nights in a row earn a day of rest before the next shoot, two do not', () => {
  expect(filledAfter(3, 19)).toBe(0);
  expect(filledAfter(3, 18)).toBe(1);
  expect(filledAfter(2, 19)).toBe(1);
});
