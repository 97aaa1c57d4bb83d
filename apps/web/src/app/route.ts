import { isId } from '@callboard/domain';
import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { HeadOf } from './head';
import type { DataPlan } from './server-data';

/** Gzip kilobytes of script at the first load that a page may cost. */
export const BUDGETS = { public: 120, seeker: 130, hot: 160, form: 290, table: 340 } as const;
export type Budget = keyof typeof BUDGETS;

/** Who a page is for: `public` for everybody, the others for people who are signed in and have the role. */
export type Audience = 'public' | 'seeker' | 'studio' | 'admin';

export interface PageModule {
  readonly default: ComponentType;
  /** What search engines and shared links see; for pages that the server renders. */
  readonly head?: HeadOf;
  /** Loads the parts of its first picture that are not in its own chunk, by the data that is there. */
  readonly ahead?: (queries: QueryClient) => Promise<unknown>;
}

export interface RouteEntry {
  readonly path: string;
  readonly audience: Audience;
  readonly budget: Budget;
  /** The page's file from apps/web, as Vite's manifest names it. */
  readonly chunk: string;
  readonly load: () => Promise<PageModule>;
  /** The server renders the page, with this data. */
  readonly server?: DataPlan;
}

/** Parameters of addresses that are words; all others are ids, but for days. */
const WORDS: readonly string[] = ['step', 'department'];

/** As `isDay` of the domain, in fewer bytes: every page carries it. */
const namesDay = (text = ''): boolean => new Date(text).toJSON()?.slice(0, 10) === text;

/** Whether all ids and days of an address have the form of one. */
export function namesThings(params: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(params).every(
    ([name, value]) => WORDS.includes(name) || (name === 'day' ? namesDay(value) : isId(value)),
  );
}
