import fc from 'fast-check';
import { fill, mandatoryPlaceholders, placeholders } from './text';

describe('fill', () => {
  it('puts values in place', () => {
    expect(fill('{a} of {b}', { a: 3, b: 'x' })).toBe('3 of x');
    expect(fill('{a}{a}', { a: 0 })).toBe('00');
  });

  it('drops an optional part unless all its values are there', () => {
    const text = 'Late[, by {days} days][ since {hour}{zone}].';
    expect(fill(text, {})).toBe('Late.');
    expect(fill(text, { days: 2 })).toBe('Late, by 2 days.');
    expect(fill(text, { days: undefined, hour: 5 })).toBe('Late.');
    expect(fill(text, { hour: 5, zone: 'h' })).toBe('Late since 5h.');
  });

  it('chooses a word by a flag or a figure', () => {
    expect(fill('{n} {n:day|days}', { n: 1 })).toBe('1 day');
    expect(fill('{n} {n:day|days}', { n: 2 })).toBe('2 days');
    expect(fill('{ok:yes|no}', { ok: true })).toBe('yes');
    expect(fill('{ok:yes|no}', { ok: false })).toBe('no');
  });

  it('refuses a missing mandatory value and names it', () => {
    expect(() => fill('{a} of {b}', { a: 1 })).toThrow('b');
  });

  it('never reads a value as a template', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fill('<{a}>[, {b}]', { a: value, b: value })).toBe(`<${value}>, ${value}`);
      }),
    );
    expect(fill('{a}', { a: '{b} [c] $& $1' })).toBe('{b} [c] $& $1');
  });
});

describe('placeholders', () => {
  it('are listed once, sorted, mandatory ones apart', () => {
    const text = '{b} {a:x|y}[ {c} {b}]';
    expect(placeholders(text)).toEqual(['a', 'b', 'c']);
    expect(mandatoryPlaceholders(text)).toEqual(['a', 'b']);
  });
});
