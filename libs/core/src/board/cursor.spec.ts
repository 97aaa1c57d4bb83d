import { decodeCursor, encodeCursor, pageOf } from './cursor';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('cursor', () => {
  it('comes back as the place it was made from', () => {
    expect(decodeCursor(encodeCursor([1_790_000_000_000_000, ID]))).toEqual([1_790_000_000_000_000, ID]);
    expect(decodeCursor(undefined)).toBeNull();
  });

  it.each([
    '',
    'x',
    '%',
    encodeCursor([1.5, ID]),
    encodeCursor([1, "' OR 1=1"]),
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from(`[1,"${ID}",2]`).toString('base64url'),
    Buffer.from(`["1","${ID}"]`).toString('base64url'),
  ])('refuses %p', (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  });

  it('points behind the last row of a page only when there is more', () => {
    const rows = [3, 2, 1].map((key) => ({ key, id: ID }));
    const first = pageOf(rows, 2, (row) => [row.key, row.id]);
    expect(first.items.map((row) => row.key)).toEqual([3, 2]);
    expect(decodeCursor(first.nextCursor!)).toEqual([2, ID]);
    expect(pageOf(rows, 3, (row) => [row.key, row.id]).nextCursor).toBeNull();
  });
});
