import { clampPosition, gridMove, nextGap, type GridShape } from './grid-keys';

const plain: GridShape = { rows: 4, columns: 12 };
const grouped: GridShape = { rows: 10, columns: 6, groups: [1, 4, 8] };
const gaps = new Set(['1,3', '2,1', '3,5']);
const withGaps: GridShape = { rows: 4, columns: 6, isGap: (row, column) => gaps.has(`${row},${column}`) };

describe('the keys of a grid', () => {
  it.each([
    ['ArrowUp', { row: 1, column: 5 }],
    ['ArrowDown', { row: 3, column: 5 }],
    ['ArrowLeft', { row: 2, column: 4 }],
    ['ArrowRight', { row: 2, column: 6 }],
    ['Home', { row: 2, column: 0 }],
    ['End', { row: 2, column: 11 }],
  ])('%s moves', (key, to) => {
    expect(gridMove(key, false, { row: 2, column: 5 }, plain)).toEqual(to);
  });

  it('stops at the edges and reaches the header and the row heads', () => {
    expect(gridMove('ArrowUp', false, { row: 0, column: 0 }, plain)).toEqual({ row: 0, column: 0 });
    expect(gridMove('ArrowLeft', false, { row: 1, column: 1 }, plain)).toEqual({ row: 1, column: 0 });
    expect(gridMove('ArrowRight', false, { row: 3, column: 11 }, plain)).toEqual({ row: 3, column: 11 });
    expect(gridMove('ArrowDown', false, { row: 3, column: 11 }, plain)).toEqual({ row: 3, column: 11 });
  });

  it('goes to the corners with Ctrl', () => {
    expect(gridMove('Home', true, { row: 2, column: 5 }, plain)).toEqual({ row: 0, column: 0 });
    expect(gridMove('End', true, { row: 2, column: 5 }, plain)).toEqual({ row: 3, column: 11 });
  });

  it('turns a page by a week of columns without groups, and stays off the row heads', () => {
    expect(gridMove('PageDown', false, { row: 2, column: 1 }, plain)).toEqual({ row: 2, column: 8 });
    expect(gridMove('PageDown', false, { row: 2, column: 8 }, plain)).toEqual({ row: 2, column: 11 });
    expect(gridMove('PageUp', false, { row: 2, column: 5 }, plain)).toEqual({ row: 2, column: 1 });
  });

  it('turns a page by a group where there are groups', () => {
    expect(gridMove('PageDown', false, { row: 2, column: 3 }, grouped)).toEqual({ row: 4, column: 3 });
    expect(gridMove('PageDown', false, { row: 8, column: 3 }, grouped)).toEqual({ row: 9, column: 3 });
    expect(gridMove('PageUp', false, { row: 6, column: 3 }, grouped)).toEqual({ row: 4, column: 3 });
    expect(gridMove('PageUp', false, { row: 4, column: 3 }, grouped)).toEqual({ row: 1, column: 3 });
    expect(gridMove('PageUp', false, { row: 1, column: 3 }, grouped)).toEqual({ row: 0, column: 3 });
  });

  it('finds the next gap in reading order and begins again', () => {
    expect(nextGap({ row: 0, column: 0 }, withGaps)).toEqual({ row: 1, column: 3 });
    expect(gridMove('n', false, { row: 1, column: 3 }, withGaps)).toEqual({ row: 2, column: 1 });
    expect(gridMove('n', false, { row: 3, column: 5 }, withGaps)).toEqual({ row: 1, column: 3 });
  });

  it('stays where it is when the only gap is here, and says so when there is none', () => {
    const one: GridShape = { rows: 2, columns: 2, isGap: (row, column) => row === 1 && column === 1 };
    expect(nextGap({ row: 1, column: 1 }, one)).toEqual({ row: 1, column: 1 });
    expect(nextGap({ row: 1, column: 1 }, { rows: 2, columns: 2, isGap: () => false })).toBeNull();
    expect(nextGap({ row: 1, column: 1 }, plain)).toBeNull();
  });

  it('leaves other keys to the browser', () => {
    expect(gridMove('Tab', false, { row: 1, column: 1 }, plain)).toBeNull();
    expect(gridMove('n', true, { row: 1, column: 1 }, withGaps)).toBeNull();
  });

  it('comes back into a grid that lost rows', () => {
    expect(clampPosition({ row: 9, column: 20 }, plain)).toEqual({ row: 3, column: 11 });
  });
});
