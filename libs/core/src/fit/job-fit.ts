import { Day, dayFromNumber } from '@callboard/domain';
import {
  buildPairs,
  explainMatch,
  MarketTerms,
  MatchExplanation,
  PersonInput,
  RuleViolation,
} from '@callboard/matching';
import { Clash } from '../schedule/clash';
import { isOut, PersonFacts, PostingFacts } from './fit-facts';

/** Days from the first to the last. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** What a person can change so that a rule no longer keeps her out. */
export interface FitChange {
  readonly kind: 'paintFree' | 'lowerFloor' | 'travelFurther' | 'addRole' | 'seeClashes';
  /** Days to paint free. */
  readonly days: readonly DayRange[];
  /** The floor that would do, in fen a day. */
  readonly payFloorFen: number | null;
  /** The minutes that would do. */
  readonly travelMinutes: number | null;
  readonly roleId: string | null;
  readonly level: number | null;
  /** Bookings of her own in the way. */
  readonly clashes: readonly Clash[];
}

/** A rule that keeps a person out, and what she can do about it. */
export interface FitObstacle {
  /** A rule of the engine, `blocked` where she has blocked the company, or `profile` when she has none. */
  readonly rule: string;
  readonly params: RuleViolation['params'];
  readonly change: FitChange | null;
}

/** Whether a posting fits a person, as the rows are now. */
export interface JobFit {
  /** It has a place that is open. */
  readonly open: boolean;
  readonly fits: boolean;
  readonly match: MatchExplanation | null;
  readonly obstacles: readonly FitObstacle[];
}

const NOTHING: Omit<FitChange, 'kind'> = {
  days: [],
  payFloorFen: null,
  travelMinutes: null,
  roleId: null,
  level: null,
  clashes: [],
};

/** The days that are not covered by any stretch that she offers, as stretches. */
function missingDays(days: readonly number[], { free, preferNot }: PersonInput): DayRange[] {
  const offered = [...free, ...preferNot];
  const missing = days.filter((day) => !offered.some(([from, to]) => from <= day && day <= to));
  const ranges: [number, number][] = [];
  for (const day of missing) {
    const last = ranges[ranges.length - 1];
    if (last?.[1] === day - 1) last[1] = day;
    else ranges.push([day, day]);
  }
  return ranges.map(([from, to]) => ({ from: dayFromNumber(from), to: dayFromNumber(to) }));
}

function changeFor(
  { id, params }: RuleViolation,
  facts: PersonFacts,
  posting: PostingFacts,
  clashes: readonly Clash[],
): FitChange | null {
  const { slot } = posting;
  if (id === 'availability') return { ...NOTHING, kind: 'paintFree', days: missingDays(slot.days, facts.row) };
  if (id === 'pay') return { ...NOTHING, kind: 'lowerFloor', payFloorFen: slot.payHighFen };
  if (id === 'travel') return { ...NOTHING, kind: 'travelFurther', travelMinutes: Number(params['minutes']) };
  if (id === 'role' || id === 'level' || id === 'headOfDepartment') {
    const level = slot.headOfDepartment ? 4 : slot.minLevel;
    return { ...NOTHING, kind: 'addRole', roleId: slot.role, level };
  }
  if (id !== 'overlap' && id !== 'gap') return null;
  return { ...NOTHING, kind: 'seeClashes', clashes: clashes.filter(({ kind }) => kind === id) };
}

/** Rules that without the role say nothing that the first does not. */
const AFTER_ROLE: ReadonlySet<string> = new Set(['level', 'headOfDepartment']);

/** Why somebody's own facts keep her out, the reason that counts most. */
function whyOut(facts: PersonFacts, slot: PostingFacts['slot']): string {
  if (facts.busyShoots.has(slot.shoot)) return 'inShoot';
  return facts.askedSlots.has(slot.id) ? 'asked' : 'partly';
}

/**
 * Whether a posting fits a person: the terms of her score when it does, else every rule that keeps her out, in order, with
 * what she can change. Whether the company has blocked her is not among her facts, and nothing here tells.
 */
export function jobFit(
  terms: MarketTerms,
  facts: PersonFacts | null,
  posting: PostingFacts | null,
  clashes: readonly Clash[],
): JobFit {
  if (!posting) return { open: false, fits: false, match: null, obstacles: [] };
  if (!facts)
    return { open: true, fits: false, match: null, obstacles: [{ rule: 'profile', params: {}, change: null }] };
  const out = isOut(facts, posting.slot);
  const slot = { ...posting.slot, excludedPeople: out ? [facts.row.id] : [] };
  const applications = facts.applied.has(slot.posting) ? [{ person: facts.row.id, posting: slot.posting }] : [];
  const market = buildPairs({ ...terms, people: [facts.row], slots: [slot], applications });
  const match = explainMatch(market, slot.id, facts.row.id);
  const noRole = match.violations.some(({ id }) => id === 'role');
  const obstacles = match.violations
    .filter(({ id }) => !(noRole && AFTER_ROLE.has(id)))
    .map((violation) => ({
      rule: violation.id,
      params: violation.id === 'excluded' ? { why: whyOut(facts, slot) } : violation.params,
      change: changeFor(violation, facts, posting, clashes),
    }));
  return { open: true, fits: match.eligible, match: match.eligible ? match : null, obstacles };
}
