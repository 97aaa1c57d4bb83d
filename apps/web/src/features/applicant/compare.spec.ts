import { fitOf, inOrder, type Candidate } from './compare';

interface Row extends Candidate {
  readonly id: string;
}

const row = (
  id: string,
  changes: Partial<Omit<Row, 'person'>> = {},
  person: Partial<Candidate['person']> = {},
): Row => ({
  id,
  postingId: 'post-1',
  department: 'lighting',
  state: 'submitted',
  minLevel: 2,
  createdAt: '2026-10-01T00:00:00Z',
  ...changes,
  person: { level: 2, travelMinutes: 0, freeAllDays: true, floorWithinBand: true, ...person },
});
const order = (id: string) => (id === 'camera' ? 1 : 2);
const ids = (rows: readonly Row[]) => inOrder(rows, order).map(({ id }) => id);

describe('the compare grid', () => {
  it('counts the hard facts that hold; no level in the role is none', () => {
    expect(fitOf(row('a'))).toBe(3);
    expect(fitOf(row('a', {}, { level: 1 }))).toBe(2);
    expect(fitOf(row('a', {}, { level: null, freeAllDays: false, floorWithinBand: false }))).toBe(0);
  });

  it('keeps a posting together, in the order of a call sheet', () => {
    const rows = [row('l1', { postingId: 'p2' }), row('c', { department: 'camera' }), row('l2', { postingId: 'p1' })];
    expect(ids([...rows, row('l3', { postingId: 'p2' })])).toEqual(['c', 'l2', 'l1', 'l3']);
  });

  it('puts the short list before who fits better, and decided ones last', () => {
    expect(
      ids([
        row('gone', { state: 'declined' }),
        row('fits'),
        row('listed', { state: 'shortlisted' }, { freeAllDays: false }),
        row('booked', { state: 'hired' }),
      ]),
    ).toEqual(['listed', 'fits', 'booked', 'gone']);
  });

  it('then who fits, who is near, who came first', () => {
    expect(
      ids([
        row('late', { createdAt: '2026-10-02T00:00:00Z' }),
        row('dear', {}, { floorWithinBand: false }),
        row('far', {}, { travelMinutes: 90 }),
        row('early'),
      ]),
    ).toEqual(['early', 'late', 'far', 'dear']);
  });
});
