import type { QueryKey } from '@tanstack/react-query';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/app';
import { ensureFont } from './app/font';
import { loadPage, routeAt } from './app/pages';
import { makeQueryClient } from './api/query';
import './styles/index';

/** An answer of the API under the key where the page looks for it, as the server has put it into the document. */
interface Answer {
  readonly key: QueryKey;
  readonly value: unknown;
}

async function start(): Promise<void> {
  const root = document.getElementById('app')!;
  const queries = makeQueryClient();
  const state = document.getElementById('cb-state')?.textContent;
  for (const { key, value } of state ? (JSON.parse(state) as Answer[]) : []) queries.setQueryData(key, value);
  const locale = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
  const app = (
    <BrowserRouter>
      <App queries={queries} locale={locale} />
    </BrowserRouter>
  );
  if (!state) {
    createRoot(root).render(app);
    return;
  }
  // What the server has rendered comes alive only when everything that it is made of is there.
  const route = routeAt(location.pathname);
  if (route) await (await loadPage(route)).ahead?.(queries);
  hydrateRoot(root, app);
}

void start();
ensureFont();
