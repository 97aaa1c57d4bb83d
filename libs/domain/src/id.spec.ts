import fc from 'fast-check';
import { idFrom, isId, newId } from './id';

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const millis = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('an id', () => {
  it('is the example of RFC 9562, appendix A.6, from its time and its random bits', () => {
    const bits = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
    expect(idFrom(0x017f22e279b0, bits)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('sets version and variant over any bits, and keeps the others', () => {
    expect(idFrom(0, new Uint8Array(10))).toBe('00000000-0000-7000-8000-000000000000');
    expect(idFrom(2 ** 48 - 1, new Uint8Array(10).fill(0xff))).toBe('ffffffff-ffff-7fff-bfff-ffffffffffff');
    fc.assert(
      fc.property(millis, random, (time, bits) => {
        const id = idFrom(time, bits);
        expect(id).toMatch(V7);
        expect(isId(id)).toBe(true);
        expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(time);
        expect(id.slice(24)).toBe(Buffer.from(bits.slice(4)).toString('hex'));
      }),
    );
  });

  it('of a later millisecond sorts after, whatever its random bits', () => {
    fc.assert(
      fc.property(millis, millis, random, random, (one, two, some, others) => {
        if (one !== two) expect(idFrom(one, some) < idFrom(two, others)).toBe(one < two);
      }),
    );
  });

  it('does not change the bytes that it was given', () => {
    const bits = new Uint8Array(10).fill(0xff);
    idFrom(1, bits);
    expect([...bits]).toEqual(Array<number>(10).fill(0xff));
  });

  it('made now carries the time and never comes twice', () => {
    const before = Date.now();
    const ids = Array.from({ length: 10_000 }, newId);
    const after = Date.now();
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of [ids[0]!, ids[9_999]!]) {
      expect(id).toMatch(V7);
      const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
      expect(time).toBeGreaterThanOrEqual(before);
      expect(time).toBeLessThanOrEqual(after);
    }
  });

  it.each([
    ['upper case', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F'],
    ['braces', '{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}'],
    ['no hyphens', '017f22e279b07cc398c4dc0c0c07398f'],
    ['the nil id', '00000000-0000-0000-0000-000000000000'],
    ['another variant', '017f22e2-79b0-7cc3-c8c4-dc0c0c07398f'],
    ['a line end', '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n'],
    ['nothing', ''],
    ['a number', 7],
    ['undefined', undefined],
  ])('is not %s', (_what, value) => expect(isId(value)).toBe(false));

  it('of another version, as given by others, is one too', () => {
    expect(isId('f47ac10b-58cc-4372-a567-0e02b2c3d479')).toBe(true);
  });
});
