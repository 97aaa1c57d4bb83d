import type { GapPolicy } from '@callboard/domain';
import type { MatchingWeights } from './weights';

/** Days the engine can look ahead from the input's first day; availability is kept as one bit a day. */
export const WINDOW_DAYS = 64;

/** The most slots one shoot may have. */
export const MAX_SLOTS_PER_SHOOT = 400;

/** Levels run from 1 (trainee) over 2 (assistant) and 3 (full) to 4 (head). */
export const MAX_LEVEL = 4;

/** From this level on a colleague can look after trainees. */
export const EXPERIENCED_LEVEL = 3;

/** First and last day, both included, as integer days. */
export type DayInterval = readonly [from: number, to: number];

/** A role that a person holds. */
export interface PersonRole {
  readonly role: string;
  /** 1 to 4. */
  readonly level: number;
}

/** A firm booking: it blocks every day from `first` to `last`. */
export interface BookingInput {
  readonly first: number;
  readonly last: number;
  /** Index into the travel matrix. */
  readonly base: number;
  /** Nights in a row at its end. */
  readonly nightRun: number;
  /** Consecutive days that count for rest: the length of the span, as in `domain.gapDays`. */
  readonly workDays: number;
}

/** So many days of work at most from `first` to `last`; bookings count as well. */
export interface DayLimit {
  readonly first: number;
  readonly last: number;
  readonly days: number;
}

/** A person, as far as the engine may know her. What is left out is not known, and costs her nothing. */
export interface PersonInput {
  readonly id: string;
  /** Index into the travel matrix. */
  readonly homeBase: number;
  readonly roles: readonly PersonRole[];
  readonly maxTravelMinutes: number;
  /** The least she works for, in fen a day. */
  readonly payFloorFen: number;
  /** Days she offers. Bookings need not be cut out of it: they are asked separately. */
  readonly free: readonly DayInterval[];
  /** Days she would rather not work but can. */
  readonly preferNot: readonly DayInterval[];
  readonly bookings: readonly BookingInput[];
  readonly paidDaysLast30: number;
  /** She has not had a job of this kind yet. */
  readonly newcomer: boolean;
  /** Share of agreed work that she kept, in thousandths. */
  readonly record?: number;
  readonly skills?: readonly string[];
  /** Licences and papers that she holds. */
  readonly documents?: readonly string[];
  /** Full years on the first day. */
  readonly age?: number;
  /** Teams (companies) with which she has finished a shoot. */
  readonly workedWith?: readonly string[];
  /** Teams that she has blocked, or that have blocked her; which of the two is nobody's business. */
  readonly blocks?: readonly string[];
  /** A limit on her days of work in one stretch of days, a month as a rule. */
  readonly dayLimit?: DayLimit;
}

/** One place of a posting. */
export interface SlotInput {
  readonly id: string;
  readonly posting: string;
  readonly shoot: string;
  readonly role: string;
  /** 1 to 4. */
  readonly minLevel: number;
  /** 1 to 4; 4 when left out. */
  readonly maxLevel?: number;
  /** Index into the travel matrix. */
  readonly base: number;
  /** The days worked, within `first` and `last`. */
  readonly days: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly payLowFen: number;
  readonly payHighFen: number;
  /** A first job: level 1 is accepted whatever `minLevel` says. */
  readonly entryLevel: boolean;
  /** Head of the department: level 4 only. */
  readonly headOfDepartment: boolean;
  /** Nights in a row at the end of the slot; 0 when left out. */
  readonly nightRun?: number;
  /** A person whom the producer has put here; she stays. */
  readonly pinnedPerson?: string;
  /** People who declined or were asked already; ids that are not among the people are ignored. */
  readonly excludedPeople: readonly string[];
  /** Where its trainees and their experienced colleagues are counted; a department of its own when left out. */
  readonly department?: string;
  /** The team (company) that hires. */
  readonly team?: string;
  /** Skills that are wanted, not demanded. */
  readonly skills?: readonly string[];
  /** Licences and papers without which nobody can do it. */
  readonly documents?: readonly string[];
  /** Full years at least; people whose age is not known pass. */
  readonly minAge?: number;
  /** A bed is provided; true when left out. */
  readonly bed?: boolean;
}

/** A person asked for a posting, or waits on its reserve list; pairs that name nobody of the input are ignored. */
export interface ApplicationInput {
  readonly person: string;
  readonly posting: string;
  /** On the reserve list, without having applied. */
  readonly reserve?: boolean;
}

/** People of a department who are booked already and stand in no slot of the input. */
export interface StaffInput {
  readonly department: string;
  readonly trainees: number;
  readonly experienced: number;
}

/** Rules across the slots of one shoot; a shoot without any need not be listed. */
export interface ShootInput {
  readonly id: string;
  /** What all its slots of the input may cost together, in fen: offered pay times days worked. */
  readonly labourCapFen?: number;
  /** Trainees (level 1) at most for each experienced colleague (level 3 and up) of the same department. */
  readonly traineesPerExperienced?: number;
  readonly staff?: readonly StaffInput[];
}

/**
 * Everything one run of the engine depends on, as plain data that can be cloned to a thread or stored as JSON.
 * Days are integers on any scale (days since 1970 will do); slots lie wholly in the {@link WINDOW_DAYS} days that
 * start at `firstDay`, bookings and availability may reach beyond.
 */
export interface MatchingInput {
  readonly firstDay: number;
  readonly people: readonly PersonInput[];
  readonly slots: readonly SlotInput[];
  readonly applications: readonly ApplicationInput[];
  readonly shoots?: readonly ShootInput[];
  /** Two people who never share a shoot. */
  readonly pairBans?: readonly (readonly [string, string])[];
  /** Minutes from base to base, square. */
  readonly travelMinutes: readonly (readonly number[])[];
  readonly gapPolicy: GapPolicy;
  readonly weights: MatchingWeights;
}

/** What a market needs beside its people, slots, applications, shoots and bans, which come one by one. */
export type MarketTerms = Pick<MatchingInput, 'firstDay' | 'travelMinutes' | 'gapPolicy' | 'weights'>;
