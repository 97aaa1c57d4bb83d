import type { MyProfile, Profile, ProfileTerms } from '../api';

/** The fields of the profile, as the API names them, in the order of the page. */
export const FIELDS = [
  'kind',
  'roles',
  'homeBase',
  'maxTravelMinutes',
  'payFloorFen',
  'school',
  'major',
  'languages',
  'about',
  'searchable',
] as const;
export type Field = (typeof FIELDS)[number];

/** The field that a refusal without pointers is about. */
export const FIELD_OF_CODE: Readonly<Record<string, Field>> = {
  'profile.unknownBase': 'homeBase',
  'profile.unknownRole': 'roles',
  'posting.levelRange': 'roles',
  'posting.payRange': 'payFloorFen',
};

export const LANGUAGES = ['zh', 'yue', 'en', 'ja', 'ko', 'fr', 'de', 'es', 'ru', 'th'] as const;
export const KINDS = ['graduate', 'freelancer', 'returnee'] as const;
export type Kind = (typeof KINDS)[number];
export const MAX_ROLES = 12;
export const MAX_ABOUT = 500;

const HOUR = 60;
/** The furthest that the API takes, in minutes. */
export const ANYWHERE = 3_000;
/** Travel one way, in minutes, that is offered as a choice. */
export const TRAVEL_CHOICES = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, ANYWHERE] as const;

/** The choices of travel with the present one among them. */
export function travelChoices(now: number): number[] {
  return [...new Set<number>([...TRAVEL_CHOICES, now])].sort((a, b) => a - b);
}

export const NEW_TERMS: ProfileTerms = {
  kind: 'freelancer',
  homeBase: '',
  maxTravelMinutes: 3 * HOUR,
  payFloorFen: 0,
  school: null,
  major: null,
  languages: ['zh'],
  about: '',
  searchable: true,
  roles: [],
};

/** What of a stored profile is written again. */
export function termsOf(profile: Profile | null): ProfileTerms {
  if (!profile) return NEW_TERMS;
  const { kind, homeBase, maxTravelMinutes, payFloorFen, school, major, languages, about, searchable, roles } = profile;
  return { kind, homeBase, maxTravelMinutes, payFloorFen, school, major, languages, about, searchable, roles };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? '') === JSON.stringify(b ?? '');

/** The fields in which two versions differ, in the order of the page. */
export function differences(mine: ProfileTerms, theirs: ProfileTerms): Field[] {
  const sorted = (terms: ProfileTerms): ProfileTerms => ({
    ...terms,
    languages: [...terms.languages].sort(),
    roles: terms.roles.map(({ roleId, level }) => ({ roleId, level })).sort((a, b) => (a.roleId < b.roleId ? -1 : 1)),
  });
  const [left, right] = [sorted(mine), sorted(theirs)];
  return FIELDS.filter((field) => !same(left[field], right[field]));
}

/** Fen of an amount in yuan as somebody types it, full-width digits too; null when it is no whole amount. */
export function yuanToFen(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,¥元]/g, '');
  if (plain === '') return 0;
  return /^\d{1,8}$/.test(plain) ? Number(plain) * 100 : null;
}

/** What is still missing of a person, the thing with the most to gain first. */
export type NextThing = 'profile' | 'roles' | 'days' | 'searchable' | 'jobs';

export function nextThing({ profile }: MyProfile, freeDays: number): NextThing {
  if (!profile) return 'profile';
  if (profile.roles.length === 0) return 'roles';
  if (freeDays === 0) return 'days';
  return profile.searchable ? 'jobs' : 'searchable';
}
