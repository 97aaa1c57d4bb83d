import { goalFrom } from './goal';

describe('goal', () => {
  it.each([
    ['15000', 15_000],
    ['15,000', 15_000],
    ['¥ 8,000', 8_000],
    ['1', 1],
    ['999999', 999_999],
  ])('reads %s', (text, yuan) => expect(goalFrom(text)).toBe(yuan));

  it.each(['', '0', '-5', '1.5', '1e5', '1000000', 'many'])('refuses "%s"', (text) =>
    expect(goalFrom(text)).toBeNull(),
  );
});
