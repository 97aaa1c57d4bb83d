import { QueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys';
import { makeCollector, staleAfter } from './handlers';

describe('a live change', () => {
  it('makes stale what shows it', () => {
    expect(staleAfter({ topic: 'person:p', type: 'offer.sent', id: 'o' })).toEqual([keys.me()]);
    expect(staleAfter({ topic: 'shoot:s', type: 'offer.accepted', id: 'o' })).toContainEqual(keys.roster('s'));
    expect(staleAfter({ topic: 'shoot:s', type: 'matchRun.done', id: 'r' })).toContainEqual(keys.proposals('s'));
    expect(staleAfter({ topic: 'person:p', type: 'member', id: 'c' })).toContainEqual(keys.session());
    expect(staleAfter({ topic: 'admin', type: 'company', id: 'c' })).toEqual([keys.adminAll()]);
    expect(staleAfter({ topic: 'admin', type: 'marketRun.done', id: 'r' })).toEqual([keys.adminAll()]);
    expect(staleAfter({ topic: 'admin', type: 'marketRun.progress', id: 'r' })).not.toContainEqual(keys.adminAll());
  });

  it('of a hold makes stale the holds and the conflicts of its shoot, and what its person sees', () => {
    expect(staleAfter({ topic: 'shoot:s', type: 'hold.challenged', id: 'h' })).toEqual([
      keys.holds('s'),
      keys.conflicts('s'),
    ]);
    expect(staleAfter({ topic: 'person:p', type: 'hold.challenged', id: 'h' })).toEqual([keys.me()]);
  });

  it('of a kind that this build does not know makes the whole subject stale, not nothing', () => {
    expect(staleAfter({ topic: 'shoot:s', type: 'callSheet.published', id: 'c' })).toContainEqual(keys.shootAll('s'));
    expect(staleAfter({ topic: 'person:p', type: 'callSheet.published', id: 'c' })).toEqual([keys.me()]);
  });

  it('is gathered with others: one request for many', () => {
    jest.useFakeTimers();
    const queries = new QueryClient();
    const invalidate = jest.spyOn(queries, 'invalidateQueries').mockResolvedValue();
    const collect = makeCollector(queries);
    for (let count = 0; count < 50; count += 1) collect({ topic: 'person:p', type: 'offer.sent', id: String(count) });
    jest.runAllTimers();
    expect(invalidate).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });
});
