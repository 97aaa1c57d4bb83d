import type { QueryKey } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { matchPath, StaticRouter } from 'react-router';
import { makeQueryClient } from './api/query';
import { App } from './app/app';
import { fontSheet } from './app/font';
import type { Head } from './app/head';
import { loadPage, routeAt } from './app/pages';
import type { DataNeed } from './app/server-data';
import { shellTexts } from './messages/shell';
import { translator, type Locale } from './messages/text';
import { BUDGETS, namesThings } from './app/route';
import { routes } from './routes';

/** Every page with its chunk in Vite's manifest and the kilobytes that it may cost. */
export const pages = routes.map(({ path, audience, chunk, budget, server }) => ({
  path,
  audience,
  chunk,
  budgetKb: BUDGETS[budget],
  rendered: server !== undefined,
}));

export { fontSheet };

/** What the server needs to know of an address before it can answer. */
export interface PagePlan {
  readonly chunk: string;
  /** Null for pages that only the browser renders. */
  readonly data: readonly DataNeed[] | null;
}

/** The plan of a page's address, or null where there is no page. */
export function planOf(url: URL): PagePlan | null {
  const route = routeAt(url.pathname);
  if (!route) return null;
  const match = matchPath(route.path, url.pathname);
  // What only the browser renders it finds out for itself; the status is for everybody else.
  if (!route.server && !namesThings(match?.params ?? {})) return null;
  const data = route.server?.({ params: match?.params ?? {}, search: url.searchParams }) ?? null;
  return { chunk: route.chunk, data };
}

/** An answer of the API under the key where the page looks for it. */
export interface Answer {
  readonly key: QueryKey;
  readonly value: unknown;
}

export interface Rendered {
  readonly head: Head;
  readonly body: string;
  /** What the browser takes over. */
  readonly state: readonly Answer[];
}

/** Renders a public page from answers of the API. Waits only for the page's own module, the first time. */
export async function render(url: URL, locale: Locale, origin: string, answers: readonly Answer[]): Promise<Rendered> {
  const queries = makeQueryClient();
  for (const { key, value } of answers) queries.setQueryData(key, value);
  const route = routeAt(url.pathname);
  const module = route && (await loadPage(route));
  await module?.ahead?.(queries);
  const params = (route && matchPath(route.path, url.pathname)?.params) ?? {};
  const t = translator(shellTexts, locale);
  const head = module?.head?.({ queries, params, locale, origin }) ?? { title: t('brand') };
  const body = renderToString(
    <StaticRouter location={url.pathname + url.search}>
      <App queries={queries} locale={locale} />
    </StaticRouter>,
  );
  return { head, body, state: answers };
}
