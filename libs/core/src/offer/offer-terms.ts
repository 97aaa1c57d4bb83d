import { createHash } from 'node:crypto';
import type { Day } from '@callboard/domain';

/** The layout of the terms; a new layout is a new number, old offers keep theirs. */
export const TERMS_VERSION = 3;

/**
 * What both sides agree on when work is called off, in both languages; part of the terms from version 2 on. The figures
 * are those of `domain.cancellationOwed` for these versions.
 */
export const CANCELLATION_TEXT = {
  zh: '离取消的第一天开工 48 小时以上，任何一方取消都没有后果。剧组取消：不到 48 小时付半天，不到 24 小时付一天；已经做了的天数照付。本人取消：不到 48 小时会记一次，不罚钱；生病和意外不记。',
  en: 'More than 48 hours before the first cancelled day either side may cancel without consequence. A cancelling crew pays half a day within 48 hours and a day within 24; days worked are paid in any case. A person who cancels within 48 hours has it recorded and pays nothing; illness and accident are not recorded.',
} as const;

/** What the terms of an offer are made from. */
export interface TermsInput {
  readonly companyName: string;
  readonly shootTitle: string;
  readonly productionTitle?: string;
  readonly baseId: string;
  readonly roleId: string;
  /** Every day of work, ascending. */
  readonly days: readonly Day[];
  /** Fen a day. */
  readonly payFen: number;
  /** The posting's pay band, fen a day: inside it either side may propose another rate, once. */
  readonly payLowFen?: number | null;
  readonly payHighFen?: number | null;
  readonly hoursPerDay: number;
  readonly overtimeRule: string;
  readonly payTiming: string;
  readonly meals: boolean;
  readonly bed: boolean;
}

/** The frozen terms of an offer, as they are stored and shown. */
export interface OfferTerms extends Required<TermsInput> {
  readonly version: number;
  /** Pay for all days, in fen. */
  readonly totalFen: number;
  readonly cancellation: { readonly zh: string; readonly en: string };
  /** SHA-256 in hexadecimal over everything else, so that anybody can see that nothing was changed. */
  readonly hash: string;
}

/** JSON with sorted keys: the same text whatever order a database gives the keys in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The hash that terms must carry, whatever hash they do carry. */
export function termsHash(terms: Readonly<Record<string, unknown>> | OfferTerms): string {
  const { hash: _, ...rest } = terms as Readonly<Record<string, unknown>>;
  return createHash('sha256').update(canonical(rest)).digest('hex');
}

/** Freezes the terms of an offer: what is shown, accepted and booked is this and nothing that changes later. */
export function frozenTermsOf(input: TermsInput): OfferTerms {
  const terms = {
    version: TERMS_VERSION,
    companyName: input.companyName,
    productionTitle: input.productionTitle ?? input.shootTitle,
    shootTitle: input.shootTitle,
    baseId: input.baseId,
    roleId: input.roleId,
    days: [...input.days],
    payFen: input.payFen,
    totalFen: input.payFen * input.days.length,
    payLowFen: input.payLowFen ?? null,
    payHighFen: input.payHighFen ?? null,
    hoursPerDay: input.hoursPerDay,
    overtimeRule: input.overtimeRule,
    payTiming: input.payTiming,
    meals: input.meals,
    bed: input.bed,
    cancellation: CANCELLATION_TEXT,
  };
  return { ...terms, hash: termsHash(terms) };
}

/** The same terms at another rate, fen a day, and nothing else of them: whatever version they are, they stay that. */
export function repricedTerms(terms: Readonly<Record<string, unknown>>, payFen: number): Record<string, unknown> {
  const days = terms['days'] as readonly Day[];
  const next = { ...terms, payFen, totalFen: payFen * days.length };
  return { ...next, hash: termsHash(next) };
}
