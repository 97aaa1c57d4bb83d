import { firstStop, moveInStrip } from './month-strip-keys';
import { layoutStrip, weekRows, type StripBar } from './month-strip-layout';

const bar = (layer: StripBar['layer'], first: number, last: number): StripBar => {
  const day = (date: number): string => `2026-12-${String(date).padStart(2, '0')}`;
  return { key: `${layer}${first}`, layer, first: day(first), last: day(last), label: '', name: '' };
};

// Weeks of December 2026: 1–6, 7–13, 14–20, 21–27, 28–31.
const rows = layoutStrip(weekRows('2026-12-01', '2026-12-31'), [
  bar('booking', 3, 9),
  bar('offer', 5, 6),
  bar('gap', 1, 2),
  bar('rest', 10, 10),
  bar('gap', 11, 20),
  bar('gap', 28, 31),
]);
const at = (layer: string, date: number, from = date): string =>
  `${layer}${from}@2026-12-${String(date).padStart(2, '0')}`;
const GAP = at('gap', 1);
const BOOKED = at('booking', 3);
const BOOKED_2 = at('booking', 7, 3);
const OFFER = at('offer', 5);
const REST = at('rest', 10);
const GAP_2 = at('gap', 11);
const GAP_3 = at('gap', 14, 11);
const LAST = at('gap', 28);

const go = (from: string, key: string, ctrl = false): string | null => moveInStrip(rows, from, { key, ctrl });

describe('keys of the strip', () => {
  it('has its tab stop at the first gap, or the first bar', () => {
    expect(firstStop(rows)).toBe(GAP);
    expect(firstStop(layoutStrip(weekRows('2026-12-01', '2026-12-31'), [bar('offer', 8, 9)]))).toBe(
      'offer8@2026-12-08',
    );
    expect(firstStop([])).toBeNull();
  });

  it.each([
    [GAP, 'ArrowRight', BOOKED],
    [BOOKED, 'ArrowRight', OFFER],
    [OFFER, 'ArrowRight', BOOKED_2],
    [BOOKED_2, 'ArrowLeft', OFFER],
    [GAP, 'ArrowLeft', null],
    [LAST, 'ArrowRight', null],
    [OFFER, 'ArrowUp', BOOKED],
    [OFFER, 'ArrowDown', GAP_2],
    [BOOKED, 'ArrowDown', REST],
    [GAP_3, 'ArrowDown', LAST],
    [LAST, 'ArrowUp', GAP_3],
    [GAP_2, 'Home', BOOKED_2],
    [BOOKED_2, 'End', GAP_2],
    [GAP_2, 'End', null],
    [BOOKED, 'PageDown', REST],
    [REST, 'PageUp', BOOKED],
    [GAP, 'PageUp', null],
    [GAP_3, 'PageDown', LAST],
    [GAP, 'n', GAP_2],
    [REST, 'n', GAP_2],
    [LAST, 'n', GAP],
    [GAP, 'x', null],
    [GAP, 'constructor', null],
  ])('from %s by %s to %s', (from, key, to) => expect(go(from, key)).toBe(to));

  it('goes to both ends with Ctrl, and leaves the other keys with Ctrl alone', () => {
    expect(go(REST, 'Home', true)).toBe(GAP);
    expect(go(REST, 'End', true)).toBe(LAST);
    expect(go(GAP, 'n', true)).toBeNull();
  });

  it('does nothing from a bar that is no longer there', () => {
    expect(go('gone', 'ArrowRight')).toBeNull();
  });
});
