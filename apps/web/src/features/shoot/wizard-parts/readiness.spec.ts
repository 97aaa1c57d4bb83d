import { parseGuesses, settle } from './guesses';
import { hindrances } from './readiness';
import { stepOf } from './steps';

const ready = {
  guesses: [],
  postings: [{ id: 'a', roleId: 'gaffer', payLowFen: 1, payHighFen: 2 }],
  firstShootingDay: '2026-12-07',
  today: '2026-11-23',
  unsaved: false,
  verdict: 'fine',
  unlocked: false,
} as const;

describe('before publishing', () => {
  it('nothing is missing of a shoot that is ready', () => {
    expect(hindrances(ready)).toEqual([]);
    expect(hindrances({ ...ready, firstShootingDay: ready.today })).toEqual([]);
  });

  it('each open guess names the screen where it stands', () => {
    expect(hindrances({ ...ready, guesses: ['baseId', 'crew'] })).toEqual([
      { kind: 'guess', guess: 'baseId', step: 'dates' },
      { kind: 'guess', guess: 'crew', step: 'crew' },
    ]);
  });

  it('half a band is no pay', () => {
    const postings = [{ ...ready.postings[0], payHighFen: null }];
    expect(hindrances({ ...ready, postings })).toEqual([
      { kind: 'pay', roleId: 'gaffer', postingId: 'a', step: 'pay' },
    ]);
  });

  it('a crew past the stop line waits for the owner', () => {
    expect(hindrances({ ...ready, verdict: 'blocked' }).map(({ kind }) => kind)).toEqual(['budget']);
    expect(hindrances({ ...ready, verdict: 'blocked', unlocked: true })).toEqual([]);
  });

  it('no crew, days that have passed and unsaved words are named', () => {
    const found = hindrances({ ...ready, postings: [], firstShootingDay: '2026-11-22', unsaved: true });
    expect(found.map(({ kind }) => kind)).toEqual(['datesPast', 'noPostings', 'unsaved']);
  });
});

describe('guesses', () => {
  it('are read from what was stored, and nothing else', () => {
    expect(parseGuesses(null)).toEqual([]);
    expect(parseGuesses('crew,baseId,nonsense')).toEqual(['baseId', 'crew']);
  });

  it('go when confirmed; the same list comes back when nothing was', () => {
    const open = parseGuesses('baseId,crew');
    expect(settle(open, ['crew'])).toEqual(['baseId']);
    expect(settle(open, ['title'])).toBe(open);
  });
});

it('an address of no screen opens the first', () => {
  expect([stepOf('pay'), stepOf('x'), stepOf(undefined)]).toEqual(['pay', 'notice', 'notice']);
});
