import { createHash } from 'node:crypto';
import type { Day } from '@callboard/domain';

/** The layout of the terms; a new layout is a new number, old offers keep theirs. */
export const TERMS_VERSION = 1;

/** What both sides agree on when work is called off, in both languages; part of the terms of version 1. */
export const CANCELLATION_TEXT = {
  zh: '开工三天前任何一方取消，不算违约。三天内剧组取消，付第一天的酬劳；开工后剧组取消，付到取消当天。三天内本人取消，会记一次爽约，生病和意外除外。',
  en: 'Up to three days before the first day either side may cancel without consequence. Within three days a cancelling crew pays the first day; once work has begun it pays up to the day of cancelling. A person who cancels within three days has it recorded, illness and accident excepted.',
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
    hoursPerDay: input.hoursPerDay,
    overtimeRule: input.overtimeRule,
    payTiming: input.payTiming,
    meals: input.meals,
    bed: input.bed,
    cancellation: CANCELLATION_TEXT,
  };
  return { ...terms, hash: termsHash(terms) };
}
