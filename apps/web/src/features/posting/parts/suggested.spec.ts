import { suggestionOf } from './suggested';

const of = (search: string) => suggestionOf(new URLSearchParams(search), [1, 2, 3]);

describe('what a link proposes to loosen', () => {
  it('takes the pay in fen and a level that the role has', () => {
    expect(of('pay=65000')).toEqual({ values: { payHighFen: 65000 }, field: 'payHighFen' });
    expect(of('level=2')).toEqual({ values: { minLevel: 2 }, field: 'minLevel' });
  });

  it('takes days later or earlier, as many as a posting may be shifted', () => {
    expect(of('shift=2')).toEqual({ values: { shiftDays: 2 }, field: 'shiftDays' });
    expect(of('shift=-3')).toEqual({ values: { shiftDays: -3 }, field: 'shiftDays' });
  });

  it('only leads to the field where no value is given or none that the role has', () => {
    expect(of('field=days')).toEqual({ values: {}, field: 'prepDays' });
    expect(of('field=minLevel')).toEqual({ values: {}, field: 'minLevel' });
    expect(of('level=9')).toEqual({ values: {}, field: 'minLevel' });
  });

  it('makes nothing of the rest', () => {
    for (const search of ['', 'pay=-1', 'pay=1e9', 'pay=6.5', 'shift=31', 'shift=1.5', 'field=visibility'])
      expect(of(search)).toEqual({ values: {}, field: null });
  });
});
