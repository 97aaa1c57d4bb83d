import { differences } from './difference';
import { isId, looksLikeContact } from './search';

describe('the differences of an audit entry', () => {
  it('shows a state that moved', () => {
    expect(differences({ state: 'sent' }, { state: 'viewed' })).toEqual([
      { path: 'state', before: 'sent', after: 'viewed' },
    ]);
  });

  it('leaves out what stayed', () => {
    expect(differences({ name: '星河', version: 1 }, { name: '星河', version: 2 })).toEqual([
      { path: 'version', before: '1', after: '2' },
    ]);
  });

  it('shows what came and what went', () => {
    expect(differences(null, { state: 'draft' })).toEqual([{ path: 'state', after: 'draft' }]);
    expect(differences({ reason: 'x' }, {})).toEqual([{ path: 'reason', before: 'x' }]);
    expect(differences({ reason: null }, { reason: null })).toEqual([]);
  });

  it('goes into what is nested, and writes lists in a line', () => {
    expect(differences({ terms: { payFen: 1 } }, { terms: { payFen: 2 }, days: ['a', 'b'] })).toEqual([
      { path: 'terms.payFen', before: '1', after: '2' },
      { path: 'days', after: 'a, b' },
    ]);
    expect(differences([{ id: 1 }], [{ id: 2 }])).toEqual([{ path: '', before: '[{"id":1}]', after: '[{"id":2}]' }]);
  });

  it('says nothing when nothing changed', () => {
    expect(differences(null, null)).toEqual([]);
    expect(differences({ a: [1, 2] }, { a: [1, 2] })).toEqual([]);
  });
});

describe('what somebody searches for', () => {
  it.each(['a@b.cn', '13812345678', '+86 199 1234 5678'])('%s is a contact', (text) => {
    expect(looksLikeContact(text)).toBe(true);
  });
  it.each(['周敏', 'p0001', '2026', 'a@b'])('%s is not', (text) => {
    expect(looksLikeContact(text)).toBe(false);
  });
  it('knows an id', () => {
    expect(isId('019b76da-a800-790f-a7c4-cf0587c71808')).toBe(true);
    expect(isId('offer')).toBe(false);
  });
});
