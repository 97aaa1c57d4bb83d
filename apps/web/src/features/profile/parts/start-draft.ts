import type { FreeKind, MyProfile, ProfileTerms } from '../api';
import { KINDS, NEW_TERMS, termsOf, yuanToFen, type Kind } from './terms';

/** The questions in their order; `school` is for graduates only. */
export const STEPS = ['account', 'kind', 'school', 'roles', 'home', 'free', 'pay', 'done'] as const;
export type Step = (typeof STEPS)[number];

/** The answers so far. */
export interface Draft {
  readonly kind: Kind | null;
  readonly school: string;
  readonly major: string;
  readonly roles: readonly { readonly roleId: string; readonly level: number }[];
  readonly homeBase: string;
  readonly maxTravelMinutes: number;
  /** Days and what was painted on them. */
  readonly days: readonly (readonly [string, FreeKind])[];
  /** As typed. */
  readonly yuan: string;
}

export const NEW_DRAFT: Draft = {
  kind: null,
  school: '',
  major: '',
  roles: [],
  homeBase: '',
  maxTravelMinutes: NEW_TERMS.maxTravelMinutes,
  days: [],
  yuan: '',
};

/** What decides where somebody may be. */
export interface Progress {
  readonly draft: Draft;
  readonly signedIn: boolean;
  /** The answers are written: there is nothing left but the end. */
  readonly written: boolean;
}

/** The questions of this person, without the end screen. */
export function stepsOf(draft: Draft): Step[] {
  return STEPS.filter((step) => step !== 'done' && (step !== 'school' || draft.kind === 'graduate'));
}

/** Whether a question has its answer, or may be left without one. */
export function isAnswered(step: Step, { draft, signedIn }: Progress): boolean {
  if (step === 'account') return signedIn;
  if (step === 'kind') return draft.kind !== null;
  if (step === 'roles') return draft.roles.length > 0;
  if (step === 'home') return draft.homeBase !== '';
  return step === 'pay' ? yuanToFen(draft.yuan) !== null : true;
}

/** The step to show: the one asked for, unless an earlier one has to be answered before it. */
export function stepAt(asked: string | null, progress: Progress): Step {
  if (asked === 'done' && progress.written) return 'done';
  const steps = stepsOf(progress.draft);
  const open = steps.findIndex((step) => !isAnswered(step, progress));
  const furthest = open === -1 ? steps.length - 1 : open;
  const wanted = steps.indexOf(asked as Step);
  // Who is signed in has nothing to do on the first screen.
  const first = progress.signedIn ? 1 : 0;
  if (wanted === -1) return steps[Math.min(first, furthest)]!;
  return steps[Math.max(Math.min(wanted, furthest), Math.min(first, furthest))]!;
}

/** The step after one; the end after the last. */
export function stepAfter(step: Step, draft: Draft): Step {
  const steps = stepsOf(draft);
  return steps[steps.indexOf(step) + 1] ?? 'done';
}

/** The step before one; null where the way back leaves the questions. */
export function stepBefore(step: Step, { draft, signedIn }: Pick<Progress, 'draft' | 'signedIn'>): Step | null {
  const steps = stepsOf(draft);
  const before = steps[steps.indexOf(step) - 1] ?? null;
  return before === 'account' && signedIn ? null : before;
}

/** The profile that the answers make; what the questions do not ask stays as it is stored. */
export function termsOfDraft(draft: Draft, stored: MyProfile): ProfileTerms {
  const graduate = draft.kind === 'graduate';
  return {
    ...termsOf(stored.profile),
    kind: draft.kind ?? 'freelancer',
    homeBase: draft.homeBase,
    maxTravelMinutes: draft.maxTravelMinutes,
    payFloorFen: yuanToFen(draft.yuan) ?? 0,
    roles: draft.roles.map(({ roleId, level }) => ({ roleId, level })),
    ...(graduate && { school: draft.school.trim() || null, major: draft.major.trim() || null }),
  };
}

/** The answers that a stored profile gives already. */
export function draftOf({ profile }: MyProfile, days: Draft['days']): Draft {
  if (!profile) return { ...NEW_DRAFT, days };
  const { kind, school, major, roles, homeBase, maxTravelMinutes, payFloorFen } = profile;
  return {
    ...NEW_DRAFT,
    kind,
    roles,
    homeBase,
    maxTravelMinutes,
    days,
    school: school ?? '',
    major: major ?? '',
    yuan: String(payFloorFen / 100),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** A draft out of the session's storage; null when there is none that can be read. */
export function parseDraft(text: string | null): Draft | null {
  if (!text) return null;
  try {
    const found = JSON.parse(text) as Partial<Record<keyof Draft, unknown>>;
    const { school, major, homeBase, yuan, kind, maxTravelMinutes, roles, days } = found;
    if (![school, major, homeBase, yuan].every(isText)) return null;
    if (kind !== null && !KINDS.some((one) => one === kind)) return null;
    if (typeof maxTravelMinutes !== 'number' || !Array.isArray(roles) || !Array.isArray(days)) return null;
    return found as unknown as Draft;
  } catch {
    return null;
  }
}
