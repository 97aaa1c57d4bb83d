import { offeredPayFen } from './offered-pay';

test.each([
  ['a floor under the band: its low end', 100, 200, 50, 100],
  ['a floor in the band: the floor', 100, 200, 150, 150],
  ['a floor at the high end', 100, 200, 200, 200],
  ['a floor above the band: nothing to offer', 100, 200, 201, null],
  ['a band of one amount', 100, 100, 100, 100],
])('%s', (_name, payLowFen, payHighFen, payFloorFen, offered) => {
  expect(offeredPayFen({ payLowFen, payHighFen }, { payFloorFen })).toBe(offered);
});
