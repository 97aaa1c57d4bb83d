import { lowestAcceptedLevel } from './accepted-level';

describe('the lowest level that a place accepts', () => {
  it.each([
    [1, { minLevel: 1, entry: 'none', headOfDepartment: false }],
    [3, { minLevel: 3, entry: 'none', headOfDepartment: false }],
    [1, { minLevel: 3, entry: 'open', headOfDepartment: false }],
    [1, { minLevel: 2, entry: 'mentored', headOfDepartment: false }],
    [4, { minLevel: 2, entry: 'none', headOfDepartment: true }],
    [4, { minLevel: 1, entry: 'open', headOfDepartment: true }],
  ] as const)('is %d for %j', (level, terms) => {
    expect(lowestAcceptedLevel(terms)).toBe(level);
  });
});
