import type { MyProfile } from '../api';
import {
  draftOf,
  isAnswered,
  NEW_DRAFT,
  parseDraft,
  stepAfter,
  stepAt,
  stepBefore,
  stepsOf,
  termsOfDraft,
  type Draft,
  type Progress,
} from './start-draft';
import { NEW_TERMS } from './terms';

const person = { id: '1', displayName: 'a', handle: 'a' };
const none: MyProfile = { person, version: 0, profile: null };
const full: Draft = {
  ...NEW_DRAFT,
  kind: 'freelancer',
  roles: [{ roleId: 'gaffer', level: 3 }],
  homeBase: 'hengdian',
};
const at = (asked: string | null, change: Partial<Progress> = {}) =>
  stepAt(asked, { draft: full, signedIn: true, written: false, ...change });

describe('the order of questions', () => {
  it('asks graduates for their school', () => {
    expect(stepsOf(full)).toEqual(['account', 'kind', 'roles', 'home', 'free', 'pay']);
    expect(stepsOf({ ...full, kind: 'graduate' })).toEqual([
      'account',
      'kind',
      'school',
      'roles',
      'home',
      'free',
      'pay',
    ]);
  });

  it('goes on and back', () => {
    expect(stepAfter('kind', full)).toBe('roles');
    expect(stepAfter('kind', { ...full, kind: 'graduate' })).toBe('school');
    expect(stepAfter('pay', full)).toBe('done');
    expect(stepBefore('roles', { draft: full, signedIn: true })).toBe('kind');
    expect(stepBefore('kind', { draft: full, signedIn: true })).toBeNull();
    expect(stepBefore('kind', { draft: full, signedIn: false })).toBe('account');
    expect(stepBefore('account', { draft: full, signedIn: false })).toBeNull();
  });
});

describe('stepAt', () => {
  it('begins with the account, or with the first question', () => {
    expect(at(null, { signedIn: false })).toBe('account');
    expect(at(null)).toBe('kind');
    expect(at('account')).toBe('kind');
    expect(at('nonsense')).toBe('kind');
  });

  it('shows what is asked for when all before it is answered', () => {
    expect(at('pay')).toBe('pay');
    expect(at('roles')).toBe('roles');
  });

  it('stops at the first question without an answer', () => {
    expect(at('pay', { signedIn: false })).toBe('account');
    expect(at('pay', { draft: { ...full, roles: [] } })).toBe('roles');
    expect(at('pay', { draft: { ...full, homeBase: '' } })).toBe('home');
    expect(at('roles', { draft: NEW_DRAFT })).toBe('kind');
    expect(at('school')).toBe('kind');
  });

  it('ends only when the answers are written', () => {
    expect(at('done')).not.toBe('done');
    expect(at('done', { written: true })).toBe('done');
  });
});

it('takes no pay that is not a whole amount', () => {
  const progress = { draft: { ...full, yuan: 'x' }, signedIn: true, written: false };
  expect(isAnswered('pay', progress)).toBe(false);
  expect(isAnswered('pay', { ...progress, draft: full })).toBe(true);
});

describe('the profile that answers make', () => {
  it('keeps what the questions do not ask', () => {
    const stored: MyProfile = {
      person,
      version: 4,
      profile: { ...NEW_TERMS, about: 'own kit', school: 'X', searchable: false, updatedAt: '' },
    };
    expect(termsOfDraft({ ...full, yuan: '450' }, stored)).toEqual({
      ...NEW_TERMS,
      about: 'own kit',
      school: 'X',
      searchable: false,
      homeBase: 'hengdian',
      payFloorFen: 45_000,
      roles: full.roles,
    });
  });

  it('writes the school of graduates only', () => {
    const draft: Draft = { ...full, school: ' BFA ', major: '' };
    expect(termsOfDraft(draft, none)).toMatchObject({ kind: 'freelancer', school: null });
    expect(termsOfDraft({ ...draft, kind: 'graduate' }, none)).toMatchObject({ school: 'BFA', major: null });
  });

  it('comes back as the draft it was made of', () => {
    const terms = termsOfDraft({ ...full, yuan: '450' }, none);
    expect(draftOf({ person, version: 1, profile: { ...terms, updatedAt: '' } }, full.days)).toEqual({
      ...full,
      yuan: '450',
    });
  });
});

describe('parseDraft', () => {
  it('reads what was kept', () => expect(parseDraft(JSON.stringify(full))).toEqual(full));
  it.each([null, '', '{', '[]', '{"school":1}', JSON.stringify({ ...full, kind: 'king' })])('refuses %p', (text) =>
    expect(parseDraft(text)).toBeNull(),
  );
});
