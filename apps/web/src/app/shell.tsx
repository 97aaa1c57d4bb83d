import { useEffect, useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { Face, Icon, LinkButton, Segmented, Sheet, type IconName } from '../kit';
import { useLocale, useText } from '../messages/locale';
import { shellTexts } from '../messages/shell';
import { SessionEnded } from './gate';
import { OfflineBar } from './offline-bar';
import { MODE_HOMES, modeOf, modesOf, rememberMode, type Mode } from './mode';
import { useSession, type Session } from './session';

export { homeOf } from './mode';

type ShellKey =
  | 'jobs'
  | 'month'
  | 'offers'
  | 'me'
  | 'today'
  | 'shoots'
  | 'company'
  | 'control'
  | 'people'
  | 'queue'
  | 'accounts'
  | 'runs'
  | 'audit'
  | 'deadLetters';
interface Entry {
  readonly to: string;
  readonly text: ShellKey;
  readonly icon: IconName;
  /** Only on its own address, not below it. */
  readonly end?: boolean;
}

const ME: Entry = { to: '/me', text: 'me', icon: 'person', end: true };
const ENTRIES: Readonly<Record<Mode, readonly Entry[]>> = {
  seeker: [
    { to: '/jobs', text: 'jobs', icon: 'board' },
    { to: '/me/month', text: 'month', icon: 'calendar' },
    { to: '/me/offers', text: 'offers', icon: 'mail' },
    ME,
  ],
  studio: [
    { to: '/studio', text: 'today', icon: 'today', end: true },
    { to: '/studio/shoots', text: 'shoots', icon: 'film' },
    { to: '/studio/company', text: 'company', icon: 'people' },
    ME,
  ],
  admin: [
    { to: '/admin', text: 'control', icon: 'grid', end: true },
    { to: '/admin/shoots', text: 'shoots', icon: 'film' },
    { to: '/admin/people', text: 'people', icon: 'search' },
    { to: '/admin/queue', text: 'queue', icon: 'shield' },
    { to: '/admin/accounts', text: 'accounts', icon: 'people' },
    { to: '/admin/runs', text: 'runs', icon: 'swap' },
    { to: '/admin/dead-letters', text: 'deadLetters', icon: 'refresh' },
    { to: '/admin/audit', text: 'audit', icon: 'board' },
  ],
};
/** As many tabs as a thumb reaches; the rest stands behind "more". */
const TABS = 5;

function LanguageSwitch(): ReactNode {
  const t = useText(shellTexts);
  const { locale, setLocale } = useLocale();
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="cb-shell__language"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      title={t('languageLabel')}
      onClick={() => setLocale(other)}
    >
      {t('language')}
    </button>
  );
}

function Brand({ to }: { to: string }): ReactNode {
  const t = useText(shellTexts);
  return (
    <Link to={to} className="cb-shell__brand">
      <svg viewBox="0 0 32 32" aria-hidden>
        <rect width="32" height="32" rx="7" fill="var(--cb-primary)" />
        <path
          d="M8 9h16v14H8zM11.500 13.500h9M11.500 17.500h5"
          fill="none"
          stroke="var(--cb-on-primary)"
          strokeWidth="2"
        />
      </svg>
      {t('brand')}
    </Link>
  );
}

function Tabs({ entries }: { entries: readonly Entry[] }): ReactNode {
  const t = useText(shellTexts);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  const all = entries.length <= TABS;
  const shown = all ? entries : entries.slice(0, TABS - 1);
  const rest = entries.slice(shown.length);
  return (
    <nav className="cb-shell__tabs" aria-label={t('navMain')}>
      {shown.map(({ to, text, icon, end }) => (
        <NavLink key={to} to={to} end={end ?? false}>
          <Icon name={icon} size={22} />
          {t(text)}
        </NavLink>
      ))}
      {!all && (
        <button type="button" aria-expanded={open} onClick={() => setOpen(true)}>
          <Icon name="more" size={22} />
          {t('more')}
        </button>
      )}
      {open && (
        <Sheet title={t('more')} closeLabel={t('close')} onClose={() => setOpen(false)}>
          {[...rest, ME].map(({ to, text, icon }) => (
            <LinkButton key={to} to={to} block icon={<Icon name={icon} />}>
              {t(text)}
            </LinkButton>
          ))}
        </Sheet>
      )}
    </nav>
  );
}

function SideBar({ session, mode }: { session: Session; mode: Mode }): ReactNode {
  const t = useText(shellTexts);
  const navigate = useNavigate();
  const labels: Readonly<Record<Mode, string>> = {
    seeker: t('seekerMode'),
    studio: t('studioMode'),
    admin: t('adminMode'),
  };
  return (
    <aside className="cb-shell__side">
      <Brand to={MODE_HOMES[mode]} />
      <Segmented
        label={t('modeLabel')}
        value={mode}
        options={modesOf(session).map((value) => ({ value, label: labels[value] }))}
        onChange={(value) => {
          rememberMode(value);
          void navigate(MODE_HOMES[value]);
        }}
      />
      <nav aria-label={t('navMain')}>
        {ENTRIES[mode]
          .filter((entry) => entry !== ME)
          .map(({ to, text, icon, end }) => (
            <NavLink key={to} to={to} end={end ?? false}>
              <Icon name={icon} size={18} />
              {t(text)}
            </NavLink>
          ))}
      </nav>
      <div className="cb-shell__foot">
        <NavLink to="/me" end className="cb-shell__person">
          <Face name={session.displayName} size="small" />
          <span>{session.displayName}</span>
        </NavLink>
        <LanguageSwitch />
      </div>
    </aside>
  );
}

function TopBar({ session, mode }: { session: Session | null; mode: Mode | null }): ReactNode {
  const t = useText(shellTexts);
  const { known } = useSession();
  return (
    <header className="cb-shell__top">
      <Brand to={mode ? MODE_HOMES[mode] : '/'} />
      <span className="cb-shell__room">
        {!session && (
          <Link className="cb-shell__link" to="/jobs">
            {t('jobs')}
          </Link>
        )}
      </span>
      <LanguageSwitch />
      {!session && (
        <LinkButton to="/login" kind="primary" style={{ visibility: known ? 'visible' : 'hidden' }}>
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
    window.scrollTo(0, 0);
  }, [mode, pathname]);
  return (
    <div className={mode ? 'cb-shell cb-shell--in' : 'cb-shell'}>
      <a className="cb-shell__skip" href="#main">
        {t('skip')}
      </a>
      {session && mode && <SideBar session={session} mode={mode} />}
      <TopBar session={session} mode={mode} />
      <OfflineBar />
      <main id="main">{children}</main>
      {mode && <Tabs entries={ENTRIES[mode]} />}
      <SessionEnded />
    </div>
  );
}
