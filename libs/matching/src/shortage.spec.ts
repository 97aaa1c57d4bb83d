import { aPerson, aShoot, aSlot, anInput } from './fixture/build';
import { buildMarket } from './market/market-builder';
import { shortagesOf, type Shortage } from './shortage';
import { solve } from './solve/solve';

/** A market of gaffers at one base: so many people, and so many slots on the same days. */
function gaffers(people: number, slots: number, pinned = 0): Shortage & { filledPoints: number } {
  const input = anInput(
    Array.from({ length: people }, (_, n) => aPerson(`p${n}`)),
    Array.from({ length: slots }, (_, n) =>
      aSlot(`s${n}`, { posting: `q${n}`, shoot: `h${n}`, ...(n < pinned && { pinnedPerson: `p${n}` }) }),
    ),
    { shoots: Array.from({ length: slots }, (_, n) => aShoot(`h${n}`)) },
  );
  const market = buildMarket(input);
  const [shortage, ...others] = shortagesOf(market, solve(market, { gapTarget: 0 }));
  expect(others).toEqual([]);
  return { ...shortage!, filledPoints: market.weights.filled };
}

describe('how short a market is of a role at a base', () => {
  it('is next to nothing where people are plenty', () => {
    const { slots, filled, mostWorth, filledPoints } = gaffers(12, 3);
    expect([slots, filled]).toEqual([3, 3]);
    expect(mostWorth).toBeLessThan(filledPoints / 10);
  });

  it('is a filled slot where nobody is left', () => {
    const { slots, filled, meanWorth, mostWorth, filledPoints } = gaffers(2, 3);
    expect([slots, filled]).toEqual([3, 2]);
    expect(meanWorth).toBeGreaterThanOrEqual(filledPoints * 0.9);
    expect(mostWorth).toBeGreaterThanOrEqual(meanWorth);
  });

  it('is a filled slot where there is nobody at all', () => {
    const { filled, mostWorth, filledPoints } = gaffers(0, 1);
    expect(filled).toBe(0);
    expect(mostWorth).toBe(filledPoints);
  });

  it('counts slots with a pin and does not price them', () => {
    const { slots, filled, mostWorth, filledPoints } = gaffers(12, 2, 2);
    expect([slots, filled]).toEqual([2, 2]);
    expect(mostWorth).toBeLessThan(filledPoints / 10);
  });
});
