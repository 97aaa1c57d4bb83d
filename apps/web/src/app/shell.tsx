import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { mayHaveSession } from '../api/client';
import { LinkButton } from '../kit';
import { useText } from '../messages/locale';
import { shellTexts } from '../messages/shell';
import { SessionEnded } from './gate';
import { MODE_HOMES, modeOf, rememberMode, type Mode } from './mode';
import { OfflineBar } from './offline-bar';
import { routeAt } from './pages';
import { useSession, type Session } from './session';
import { Brand, LanguageSwitch } from './shell-mark';

const loadShellIn = () => import('./shell-in');
/** Strangers need no navigation of their own; for others it comes while their session is asked for. */
const ShellIn = lazy(loadShellIn);
if (mayHaveSession()) void loadShellIn().catch(() => undefined);

function TopBar({ session, mode }: { session: Session | null; mode: Mode | null }): ReactNode {
  const t = useText(shellTexts);
  const { known } = useSession();
  const { pathname } = useLocation();
  // The page asks for it itself.
  const asked = pathname === '/login' || (routeAt(pathname)?.audience ?? 'public') !== 'public';
  return (
    <header className="cb-shell__top">
      <Brand to={mode ? MODE_HOMES[mode] : '/'} />
      <span className="cb-shell__room">
        {!session && (
          <Link className="cb-shell__link" to="/jobs" aria-current={pathname === '/jobs' ? 'page' : undefined}>
            {t('jobs')}
          </Link>
        )}
      </span>
      <LanguageSwitch />
      {!session && !asked && (
        <LinkButton to="/login" style={{ visibility: known ? 'visible' : 'hidden' }}>
          {t('signIn')}
        </LinkButton>
      )}
    </header>
  );
}

/** The frame around every page: navigation of whoever is signed in, language, offline bar, the sheet to sign in again. */
export function Shell({ children }: { children: ReactNode }): ReactNode {
  const t = useText(shellTexts);
  const { session } = useSession();
  const { pathname } = useLocation();
  const mode = session && modeOf(pathname, session);
  useEffect(() => {
    if (mode && /^\/(admin|studio|me\/)/.test(pathname)) rememberMode(mode);
  }, [mode, pathname]);
  // A drawer has an address of its own and leaves the page behind it where it is.
  const page = routeAt(pathname)?.chunk ?? pathname;
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to end an effect.
    window.scrollTo(0, 0);
  }, [page]);
  useEffect(() => {
    // What stands outside of the frame keeps clear of the tabs, too.
    if (mode) document.documentElement.dataset['in'] = '1';
    else delete document.documentElement.dataset['in'];
  }, [mode]);
  return (
    <div className={mode ? 'cb-shell cb-shell--in' : 'cb-shell'}>
      <a className="cb-shell__skip" href="#main">
        {t('skip')}
      </a>
      {session && mode && (
        <Suspense fallback={null}>
          <ShellIn session={session} mode={mode} />
        </Suspense>
      )}
      <TopBar session={session} mode={mode} />
      <OfflineBar />
      <main id="main">{children}</main>
      <SessionEnded />
    </div>
  );
}
