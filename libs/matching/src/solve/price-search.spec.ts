import { aPerson, aSlot, anInput } from '../fixture/build';
import { buildMarket } from '../market/market-builder';
import { Groups, makeProblem } from './problem';
import { PriceSearch } from './price-search';
import { Thresholds } from './thresholds';

/** A group of one slot and a group of two. */
function groups(): Groups {
  const slots = [aSlot('a', { posting: 'p0' }), aSlot('b'), aSlot('c')];
  return makeProblem(buildMarket(anInput([aPerson('x')], slots))).groups;
}

function heardOf(offers: readonly (readonly number[])[], wanted: readonly number[] = []): Thresholds {
  const heard = new Thresholds(groups());
  heard.clear();
  offers.forEach((values, group) => {
    for (const value of values) heard.offer(group, value);
  });
  wanted.forEach((people, group) => {
    for (let k = 0; k < people; k++) heard.want(group);
  });
  return heard;
}

const NOTHING = new Int32Array(2);
const STEP = { way: 0.4, push: 8 };

test('prices are paid for every unit', () => {
  expect(new PriceSearch(groups(), Int32Array.of(100, 7)).unitSum(Int32Array.of(100, 7))).toBe(114);
});

test('the best bound and its prices are kept, whatever follows', () => {
  const search = new PriceSearch(groups(), Int32Array.of(100, 50));
  expect(search.note(1_000)).toBe(true);
  expect(search.bound).toBe(1_200);
  search.price.set([0, 60]);
  expect(search.note(900)).toBe(true);
  search.price.set([0, 500]);
  expect(search.note(500)).toBe(false);
  search.price.set([0, 0]);
  // As good is no better.
  expect(search.note(1_020)).toBe(false);
  expect(search.bound).toBe(1_020);
  expect(Array.from(search.best)).toEqual([0, 60]);
  search.restart();
  expect(Array.from(search.price)).toEqual([0, 60]);
  expect(search.bound).toBe(Infinity);
});

test('a price at the middle between winner and loser stays', () => {
  const search = new PriceSearch(groups(), Int32Array.of(150, 40));
  search.move(
    heardOf(
      [
        [200, 100],
        [90, 50, 30],
      ],
      [1, 2],
    ),
    NOTHING,
    STEP,
  );
  expect(Array.from(search.price)).toEqual([150, 40]);
});

test('a price comes to rest in the middle', () => {
  const search = new PriceSearch(groups(), Int32Array.of(0, 1_000));
  const heard = heardOf(
    [
      [200, 100],
      [90, 50, 30],
    ],
    [1, 2],
  );
  for (let k = 0; k < 40; k++) search.move(heard, NOTHING, { way: 0.4, push: 0 });
  expect(Array.from(search.price)).toEqual([150, 40]);
});

test('a group that nobody wants becomes free, one that too many want dearer', () => {
  const search = new PriceSearch(groups(), Int32Array.of(500, 40));
  search.move(heardOf([[], [90, 50, 30]], [0, 4]), NOTHING, STEP);
  expect(search.price[0]).toBeLessThan(500);
  expect(search.price[1]).toBeGreaterThan(40);
  for (let k = 0; k < 40; k++) search.move(heardOf([[], [90, 50, 30]]), NOTHING, { way: 0.4, push: 0 });
  expect(search.price[0]).toBe(0);
});

test('no price falls under the least', () => {
  const search = new PriceSearch(groups(), Int32Array.of(500, 400));
  for (let k = 0; k < 40; k++) search.move(heardOf([[], []]), Int32Array.of(450, 0), { way: 0.4, push: 64 });
  expect(Array.from(search.price)).toEqual([450, 0]);
});

test('a step goes the given part of the way, pushed by how many too few or too many want each unit', () => {
  const heard = heardOf(
    [
      [200, 100],
      [90, 50, 30],
    ],
    [2, 1],
  );
  const search = new PriceSearch(groups(), Int32Array.of(100, 100));
  // The middles are 150 and 40; one person too many pushes the first up by 8, one too few the second down by a half.
  search.move(heard, NOTHING, { way: 0.5, push: 8 });
  expect(Array.from(search.price)).toEqual([129, 68]);
  const bolder = new PriceSearch(groups(), Int32Array.of(100, 100));
  bolder.move(heard, NOTHING, { way: 1, push: 0 });
  expect(Array.from(bolder.price)).toEqual([150, 40]);
});

test('a price keeps a half of its last move, until the search begins again', () => {
  const heard = heardOf([[200, 100]], [1]);
  const search = new PriceSearch(groups(), Int32Array.of(50, 0));
  search.move(heard, NOTHING, { way: 0.5, push: 0 });
  expect(search.price[0]).toBe(100);
  search.move(heard, NOTHING, { way: 0, push: 0 });
  expect(search.price[0]).toBe(125);
  search.note(0);
  search.restart();
  search.move(heard, NOTHING, { way: 0, push: 0 });
  expect(search.price[0]).toBe(125);
});

describe('raising', () => {
  test('lifts all prices but those that are 0, and steps go on from there', () => {
    const search = new PriceSearch(groups(), Int32Array.of(0, 40));
    search.raise(15);
    expect(Array.from(search.price)).toEqual([0, 55]);
    search.move(heardOf([[], []], [1, 2]), NOTHING, { way: 0, push: 0 });
    expect(Array.from(search.price)).toEqual([0, 55]);
  });

  test('leaves the best prices and what they came to', () => {
    const search = new PriceSearch(groups(), Int32Array.of(100, 50));
    search.note(1_000);
    search.raise(7);
    expect([Array.from(search.best), search.bound]).toEqual([[100, 50], 1_200]);
    expect(search.note(1_000)).toBe(false);
    search.restart();
    expect(Array.from(search.price)).toEqual([100, 50]);
  });
});
