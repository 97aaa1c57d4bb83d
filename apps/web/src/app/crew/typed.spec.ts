import { fenOf, yuanText } from './typed';

it.each([
  ['650', 65_000],
  [' ¥1,200.5 ', 120_050],
  ['', null],
  ['0', 0],
  ['12.345', undefined],
  ['-5', undefined],
  ['六百', undefined],
])('%s yuan are %s fen', (text, fen) => {
  expect(fenOf(text)).toBe(fen);
});

it('an amount is typed as it is read', () => {
  expect([yuanText(65_000), yuanText(65_050), yuanText(null)]).toEqual(['650', '650.50', '']);
});
