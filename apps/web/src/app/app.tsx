import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { ToastProvider } from '../kit';
import { LocaleProvider } from '../messages/locale';
import type { Locale } from '../messages/text';
import { routes } from '../routes';
import { Boundary } from './boundary';
import { Gate, NoEntry } from './gate';
import { LiveProvider } from './live/live';
import { RoutePage } from './pages';
import { SessionProvider } from './session';
import { settings } from './settings';
import { Shell } from './shell';

interface AppProps {
  readonly queries: QueryClient;
  readonly locale: Locale;
}

function Pages(): ReactNode {
  const { pathname } = useLocation();
  return (
    <Boundary resetKey={pathname}>
      <Routes>
        {routes.map((route) => (
          <Route
            key={route.path}
            path={route.path}
            element={
              <Gate audience={route.audience}>
                <RoutePage route={route} key={route.chunk} />
              </Gate>
            }
          />
        ))}
        <Route path="*" element={<NoEntry />} />
      </Routes>
    </Boundary>
  );
}

/** The whole app inside a router, the same on the server and in the browser. */
export function App({ queries, locale: initial }: AppProps): ReactNode {
  const [locale, setLocale] = useState(initial);
  const value = useMemo(
    () => ({
      locale,
      setLocale: (next: Locale) => {
        settings.setLocale(next);
        setLocale(next);
      },
    }),
    [locale],
  );
  return (
    <QueryClientProvider client={queries}>
      <LocaleProvider value={value}>
        <ToastProvider>
          <SessionProvider>
            <LiveProvider>
              <Shell>
                <Pages />
              </Shell>
            </LiveProvider>
          </SessionProvider>
        </ToastProvider>
      </LocaleProvider>
    </QueryClientProvider>
  );
}
