import type { MyProfile } from '../api';
import { differences, NEW_TERMS, nextThing, termsOf, travelChoices, yuanToFen } from './terms';

describe('yuanToFen', () => {
  it.each([
    ['', 0],
    ['0', 0],
    ['450', 45_000],
    ['1,200', 120_000],
    [' ¥650 ', 65_000],
    ['６５０元', 65_000],
    ['4.5', null],
    ['-5', null],
    ['abc', null],
    ['999999999', null],
  ])('%p is %p', (text, fen) => expect(yuanToFen(text)).toBe(fen));
});

describe('differences', () => {
  const terms = {
    ...NEW_TERMS,
    homeBase: 'hengdian',
    roles: [
      { roleId: 'gaffer', level: 3 },
      { roleId: 'grip', level: 1 },
    ],
  };

  it('takes order and absent texts for nothing', () => {
    const other = { ...terms, school: '', languages: [...terms.languages], roles: [...terms.roles].reverse() };
    expect(differences(terms, other)).toEqual([]);
  });

  it('names what differs in the order of the page', () => {
    const other = { ...terms, about: 'x', payFloorFen: 1, roles: [{ roleId: 'gaffer', level: 4 }, terms.roles[1]!] };
    expect(differences(terms, other)).toEqual(['roles', 'payFloorFen', 'about']);
  });
});

it('offers the present travel among the choices', () => {
  expect(travelChoices(180)).toEqual([60, 180, 360, 720, 3_000]);
  expect(travelChoices(240)).toEqual([60, 180, 240, 360, 720, 3_000]);
});

describe('nextThing', () => {
  const person = { id: '1', displayName: 'a', handle: 'a' };
  const mine = (change: object | null): MyProfile => ({
    person,
    version: change ? 1 : 0,
    profile: change && { ...NEW_TERMS, roles: [{ roleId: 'gaffer', level: 3 }], updatedAt: '', ...change },
  });

  it.each([
    [mine(null), 0, 'profile'],
    [mine(null), 5, 'profile'],
    [mine({ roles: [] }), 0, 'roles'],
    [mine({}), 0, 'days'],
    [mine({ searchable: false }), 0, 'days'],
    [mine({ searchable: false }), 3, 'searchable'],
    [mine({}), 3, 'jobs'],
  ] as const)('case %#', (profile, days, thing) => expect(nextThing(profile, days)).toBe(thing));

  it('keeps everything of a profile but its time', () => {
    const { profile } = mine({ about: 'kit' });
    expect(termsOf(profile)).toEqual({ ...NEW_TERMS, roles: [{ roleId: 'gaffer', level: 3 }], about: 'kit' });
    expect(termsOf(null)).toBe(NEW_TERMS);
  });
});
