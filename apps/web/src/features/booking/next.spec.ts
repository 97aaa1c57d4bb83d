import { stageOf } from './next';

const DAYS = ['2026-12-03', '2026-12-04', '2026-12-07'];

describe('where a job stands', () => {
  it.each([
    ['2026-11-24', { kind: 'before', inDays: 9, first: '2026-12-03' }],
    ['2026-12-02', { kind: 'before', inDays: 1, first: '2026-12-03' }],
    ['2026-12-03', { kind: 'working', day: 1, of: 3, last: false }],
    ['2026-12-05', { kind: 'between', next: '2026-12-07' }],
    ['2026-12-07', { kind: 'working', day: 3, of: 3, last: true }],
    ['2026-12-08', { kind: 'after' }],
  ])('on %s', (today, stage) => expect(stageOf('confirmed', DAYS, today)).toEqual(stage));

  it('is over when it was completed or called off, whatever the day', () => {
    expect(stageOf('completed', DAYS, '2026-12-01')).toEqual({ kind: 'after' });
    expect(stageOf('cancelled_by_company', DAYS, '2026-12-01')).toEqual({ kind: 'cancelled' });
    expect(stageOf('no_show', DAYS, '2026-12-09')).toEqual({ kind: 'cancelled' });
  });
});
