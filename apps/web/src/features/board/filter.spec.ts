import { costs, unmeasured } from './cost';
import {
  addressOf,
  arrivedSince,
  filterOfForm,
  narrowings,
  readFilter,
  toggled,
  valuesOf,
  without,
  withValue,
} from './filter';

const read = (query: string): ReturnType<typeof readFilter> => readFilter(new URLSearchParams(query));
const nothing = { base: [], department: [], role: [], entry: [], hidden: null };

describe('the filter in the address', () => {
  it('comes back from its own address', () => {
    const filter = {
      q: '灯光 组',
      base: 'hengdian,xian',
      from: '2026-12-01',
      payFromFen: '50000',
      fits: 'true',
      sort: 'pay',
    };
    const address = addressOf(filter);
    expect(address).toContain('base=hengdian,xian');
    expect(readFilter(new URL(address, 'http://x').searchParams)).toEqual(filter);
  });

  it('is one address whatever the order in which it was put together', () => {
    expect(addressOf({ sort: 'pay', base: 'a', q: 'x' })).toBe(addressOf({ q: 'x', base: 'a', sort: 'pay' }));
  });

  it('says nothing of what is usual', () => {
    expect(addressOf({})).toBe('/jobs');
    expect(addressOf({ sort: 'new', base: '' })).toBe('/jobs');
  });

  it('takes what a form without script sends: repeated names and empty fields', () => {
    expect(read('base=hengdian&base=xian&role=&q=&sort=new')).toEqual({ base: 'hengdian,xian', sort: 'new' });
  });

  it('knows only filters, and only a true fits', () => {
    expect(read('utm_source=x&fits=1&cursor=abc')).toEqual({});
    expect(read('fits=true')).toEqual({ fits: 'true' });
  });

  it('reads a form', () => {
    const form = new FormData();
    form.append('base', 'hengdian');
    form.append('base', 'xian');
    form.append('q', '  灯光 ');
    form.append('to', '');
    expect(filterOfForm(form)).toEqual({ base: 'hengdian,xian', q: '灯光' });
  });

  it('puts a choice in and takes it out', () => {
    const one = toggled({ q: 'x' }, 'base', 'a');
    const two = toggled(one, 'base', 'b');
    expect(valuesOf(two, 'base')).toEqual(['a', 'b']);
    expect(toggled(two, 'base', 'a')).toEqual({ q: 'x', base: 'b' });
    expect(toggled(one, 'base', 'a')).toEqual({ q: 'x' });
    expect(withValue({ q: 'x' }, 'q', '')).toEqual({});
  });
});

describe('what narrows', () => {
  it('counts first and last day as one and the order not at all', () => {
    const filter = { from: '2026-12-01', to: '2026-12-09', sort: 'pay', base: 'a' };
    expect(narrowings(filter)).toEqual(['base', 'dates']);
    expect(without(filter, 'dates')).toEqual({ sort: 'pay', base: 'a' });
  });

  it('names the filter that costs most first, from counts that leave it out', () => {
    const filter = { base: 'x', role: 'y', q: '灯' };
    const counts = { ...nothing, base: [{ count: 3 }, { count: 9 }], role: [{ count: 2 }] };
    expect(costs(filter, counts, { q: 40 })).toEqual([
      { narrowing: 'q', total: 40 },
      { narrowing: 'base', total: 12 },
      { narrowing: 'role', total: 2 },
    ]);
  });

  it('puts last what it does not know yet', () => {
    expect(costs({ base: 'x', from: '2026-12-01' }, nothing, {})).toEqual([
      { narrowing: 'base', total: 0 },
      { narrowing: 'dates', total: null },
    ]);
    expect(unmeasured({ base: 'x', from: '2026-12-01', q: 'a', fits: 'true' })).toEqual(['q', 'dates']);
  });

  it('knows from the hidden ones what fitting costs', () => {
    const hidden = { clash: 21, travel: 16, pay: 0, role: 3 };
    expect(costs({ fits: 'true' }, { ...nothing, hidden }, {})).toEqual([{ narrowing: 'fits', total: 40 }]);
  });
});

describe('what came since', () => {
  it('is never below none and nothing while a side is unknown', () => {
    expect(arrivedSince(100, 112)).toBe(12);
    expect(arrivedSince(100, 90)).toBe(0);
    expect(arrivedSince(undefined, 90)).toBe(0);
    expect(arrivedSince(100, undefined)).toBe(0);
  });
});
