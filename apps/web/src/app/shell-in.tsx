import { useEffect, useState, type ReactNode } from 'react';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { Face, Icon, LinkButton, Segmented, Sheet, type IconName } from '../kit';
import { useText } from '../messages/locale';
import { shellTexts } from '../messages/shell';
import { MODE_HOMES, modesOf, rememberMode, type Mode } from './mode';
import type { Session } from './session';
import { Brand, LanguageSwitch } from './shell-mark';
import { shortCount, useUnread } from './unread';

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
  | 'market'
  | 'runs'
  | 'audit'
  | 'deadLetters'
  | 'deliveries';
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
    { to: '/admin/market', text: 'market', icon: 'refresh' },
    { to: '/admin/runs', text: 'runs', icon: 'swap' },
    { to: '/admin/dead-letters', text: 'deadLetters', icon: 'urgent' },
    { to: '/admin/deliveries', text: 'deliveries', icon: 'mail' },
    { to: '/admin/audit', text: 'audit', icon: 'board' },
  ],
};
/** As many tabs as a thumb reaches; the rest stands behind "more". */
const TABS = 5;

/** The number of unread messages on an icon; those who listen hear it in the name of the link. */
function Count({ value }: { value: number }): ReactNode {
  if (value === 0) return null;
  return (
    <span className="cb-shell__count" aria-hidden="true">
      {shortCount(value)}
    </span>
  );
}

function Unread({ value }: { value: number }): ReactNode {
  const t = useText(shellTexts);
  return value > 0 && <span className="sr-only">{t('unread', { n: value })}</span>;
}

function Tabs({ entries, unread }: { entries: readonly Entry[]; unread: number }): ReactNode {
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
          <span className="cb-shell__icon">
            <Icon name={icon} size={22} />
            {to === ME.to && <Count value={unread} />}
          </span>
          {t(text)}
          {to === ME.to && <Unread value={unread} />}
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

function SideBar({ session, mode, unread }: { session: Session; mode: Mode; unread: number }): ReactNode {
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
        <NavLink to="/me/notices">
          <span className="cb-shell__icon">
            <Icon name="bell" size={18} />
            <Count value={unread} />
          </span>
          {t('notices')}
          <Unread value={unread} />
        </NavLink>
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

/** The navigation of people who are signed in: a bar at the side of the desk, tabs under the thumb on the phone. */
export default function ShellIn({ session, mode }: { session: Session; mode: Mode }): ReactNode {
  const unread = useUnread();
  return (
    <>
      <SideBar session={session} mode={mode} unread={unread} />
      <Tabs entries={ENTRIES[mode]} unread={unread} />
    </>
  );
}
