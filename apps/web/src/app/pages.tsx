import { useEffect, useState, type ReactNode } from 'react';
import { matchPath } from 'react-router';
import { routes } from '../routes';
import type { PageModule, RouteEntry } from './route';
import { reloadOnceFor } from './boundary';
import { Lines } from './query-view';

const loaded = new Map<string, PageModule>();

/** The page of an address. */
export function routeAt(pathname: string): RouteEntry | undefined {
  return routes.find(({ path }) => matchPath(path, pathname));
}

/** Loads a page's module; later renders have it at once. */
export async function loadPage(route: RouteEntry): Promise<PageModule> {
  const known = loaded.get(route.chunk);
  if (known) return known;
  const module = await route.load();
  loaded.set(route.chunk, module);
  return module;
}

/** A page, or the outline of one while its module is on the way. */
export function RoutePage({ route }: { route: RouteEntry }): ReactNode {
  const [, setArrived] = useState(0);
  const [failure, setFailure] = useState<Error | null>(null);
  const module = loaded.get(route.chunk);
  useEffect(() => {
    if (module) return;
    setFailure(null);
    loadPage(route).then(
      () => setArrived((count) => count + 1),
      (error: unknown) => {
        if (!reloadOnceFor(error)) setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }, [route, module]);
  if (failure) throw failure;
  if (!module) return <Lines />;
  const PageOfRoute = module.default;
  return <PageOfRoute />;
}
