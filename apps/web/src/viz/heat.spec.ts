import { heatOf, isShort } from './heat';

describe('the heat of a cell', () => {
  it.each([
    [0, 0, 'off'],
    [6, 6, 'full'],
    [7, 6, 'full'],
    [8, 10, 'most'],
    [9, 11, 'most'],
    [7, 9, 'some'],
    [11, 14, 'some'],
    [1, 5, 'some'],
    [0, 1, 'none'],
  ] as const)('%i of %i is %s', (filled, needed, heat) => {
    expect(heatOf({ filled, needed })).toBe(heat);
  });

  it('is short when somebody is missing', () => {
    expect(isShort({ needed: 2, filled: 1 })).toBe(true);
    expect(isShort({ needed: 2, filled: 2 })).toBe(false);
    expect(isShort({ needed: 0, filled: 0 })).toBe(false);
  });
});
