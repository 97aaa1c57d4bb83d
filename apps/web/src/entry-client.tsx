import { hydrate as hydrateQueries, type DehydratedState } from '@tanstack/react-query';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/app';
import { ensureFont } from './app/font';
import { loadPage, routeAt } from './app/pages';
import { makeQueryClient } from './api/query';
import './styles/index';

async function start(): Promise<void> {
  const root = document.getElementById('app')!;
  const queries = makeQueryClient();
  const state = document.getElementById('cb-state')?.textContent;
  if (state) hydrateQueries(queries, JSON.parse(state) as DehydratedState);
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
  // What the server has rendered comes alive only when the page's own module is there.
  const route = routeAt(location.pathname);
  if (route) await loadPage(route);
  hydrateRoot(root, app);
}

void start();
ensureFont();
