import { rateOf, stepped } from './rate';

const band = { lowFen: 50_000, highFen: 80_000 };

describe('a rate as typed', () => {
  it.each([
    ['700', { fen: 70_000, problem: null }],
    [' 500 ', { fen: 50_000, problem: null }],
    ['800', { fen: 80_000, problem: null }],
    ['499', { fen: null, problem: 'outside' }],
    ['801', { fen: null, problem: 'outside' }],
    ['600', { fen: null, problem: 'same' }],
    ['', { fen: null, problem: 'empty' }],
    ['6e2', { fen: null, problem: 'empty' }],
    ['650.5', { fen: null, problem: 'empty' }],
    ['-650', { fen: null, problem: 'empty' }],
  ])('%s', (typed, expected) => {
    expect(rateOf(typed, band, [60_000])).toEqual(expected);
  });
});

describe('a step', () => {
  it('stays inside the band, and begins at its low end where nothing is typed', () => {
    expect(stepped('600', band, 50)).toBe('650');
    expect(stepped('780', band, 50)).toBe('800');
    expect(stepped('520', band, -50)).toBe('500');
    expect(stepped('', band, 50)).toBe('550');
    expect(stepped('600', { lowFen: 50_050, highFen: 60_099 }, -500)).toBe('501');
  });
});
