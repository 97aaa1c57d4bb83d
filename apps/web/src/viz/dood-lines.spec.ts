import { codeLook, codesOf, onlyWaiting, paidDaysOf, paidOf, workingByDay, type DoodGroup } from './dood-lines';

const person = (id: string, ...codes: (string | null)[]) => ({
  id,
  name: id,
  role: 'gaffer',
  codes,
  paidDays: codes.filter((code) => code && paidOf(code) === 'yes').length,
});
const gap = { id: 'gap', role: 'best boy', days: new Set(['2026-10-14']) };
const lighting: DoodGroup = {
  id: 'lighting',
  name: 'Lighting',
  people: [person('a', 'SW', 'W', 'WF'), person('b', null, 'SW', 'WF'), person('c', 'SW', 'H', 'WF')],
  gaps: [gap],
};
const sound: DoodGroup = { id: 'sound', name: 'Sound', people: [person('d', 'SWF', null, null)], gaps: [] };

describe('the lines of a day-out-of-days', () => {
  it('counts who works on each day, without those who wait or rest', () => {
    expect(workingByDay(lighting.people, 3)).toEqual([2, 2, 3]);
    expect(workingByDay([person('x', 'X', 'I', 'PR')], 3)).toEqual([0, 0, 1]);
  });

  it('keeps only people who wait on some day, and leaves gaps away', () => {
    const [only, ...rest] = onlyWaiting([lighting, sound]);
    expect(rest).toEqual([]);
    expect(only?.people.map(({ id }) => id)).toEqual(['c']);
    expect(only?.gaps).toEqual([]);
  });

  it('names the codes of a grid once, in the order of the list', () => {
    expect(codesOf([lighting, sound], ['SW', 'W', 'WF', 'SWF', 'H', 'I'])).toEqual(['SW', 'W', 'WF', 'SWF', 'H']);
  });

  it('knows which days are paid', () => {
    expect(['W', 'H', 'PR', 'I', 'X', 'T', 'FT'].map(paidOf)).toEqual([
      'yes',
      'yes',
      'yes',
      'no',
      'no',
      'deal',
      'deal',
    ]);
    expect(paidDaysOf(lighting.people)).toBe(8);
  });

  it('paints waiting unlike work', () => {
    expect(['SW', 'W', 'PR', 'H', 'I', 'X', 'T'].map(codeLook)).toEqual([
      'work',
      'work',
      'aside',
      'hold',
      'idle',
      'rest',
      'travel',
    ]);
  });
});
