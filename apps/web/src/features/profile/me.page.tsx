import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { STALE } from '../../api/query';
import { MODE_HOMES, modeOf, modesOf, rememberMode, type Mode } from '../../app/mode';
import { useNames } from '../../app/names';
import { Page } from '../../app/page';
import { Lines, QueryView } from '../../app/query-view';
import { Refusal } from '../../app/refusal';
import { useMe, useSession } from '../../app/session';
import { Button, Card, Face, Icon, LinkButton, Segmented, type IconName } from '../../kit';
import { shiftDay, today } from '../../messages/format';
import { useFormat, useText } from '../../messages/locale';
import { meTexts } from '../../messages/me';
import {
  daysOf,
  holdsDays,
  useApplicationCount,
  useAvailability,
  useBookings,
  useProfile,
  type MyProfile,
} from './api';
import './me.css';
import { nextThing, type NextThing } from './parts/terms';

type NextKey = 'nextProfile' | 'nextRoles' | 'nextDays' | 'nextSearchable' | 'nextJobs';

const NEXT: Readonly<Record<NextThing, { readonly to: string; readonly key: NextKey }>> = {
  profile: { to: '/start', key: 'nextProfile' },
  roles: { to: '/me/profile', key: 'nextRoles' },
  days: { to: '/me/free', key: 'nextDays' },
  searchable: { to: '/me/profile', key: 'nextSearchable' },
  jobs: { to: '/jobs?fits=true', key: 'nextJobs' },
};

function useOpenCount(fits: boolean): number | undefined {
  const query = fits ? ({ fits: 'true' } as const) : {};
  const { data } = useQuery({
    queryKey: keys.boardCounts(query),
    queryFn: () => unwrap(api.GET('/api/v1/board/counts', { params: { query } })),
    staleTime: STALE.board,
  });
  return data?.total;
}

function Next({ thing }: { thing: NextThing }): ReactNode {
  const t = useText(meTexts);
  const format = useFormat();
  const n = useOpenCount(thing === 'days' || thing === 'jobs');
  const { to, key } = NEXT[thing];
  return (
    <Card className="cb-me__next stack" aria-labelledby="next">
      <div>
        <p className="meta">{t('nextTitle')}</p>
        <h2 id="next">{t(key)}</h2>
        <p className="muted">
          {key === 'nextSearchable'
            ? t('nextSearchableWhy')
            : t(`${key}Why`, { n: n === undefined ? '…' : format.number(n) })}
        </p>
      </div>
      <LinkButton to={to} kind="primary" large block>
        {t(`${key}Do`)}
      </LinkButton>
    </Card>
  );
}

interface ItemProps {
  readonly to: string;
  readonly icon: IconName;
  readonly title: string;
  readonly sum: ReactNode;
}

function Item({ to, icon, title, sum }: ItemProps): ReactNode {
  return (
    <li>
      <Link to={to}>
        <Icon name={icon} size={20} />
        <span>
          <strong>{title}</strong>
          <span className="meta">{sum}</span>
        </span>
        <Icon name="right" />
      </Link>
    </li>
  );
}

function SeekerItems({ mine, free }: { mine: MyProfile; free: number }): ReactNode {
  const t = useText(meTexts);
  const format = useFormat();
  const names = useNames();
  const applications = useApplicationCount();
  const roles = mine.profile?.roles.map(({ roleId }) => names.role(roleId)).join(t('list'));
  return (
    <>
      <Item to="/me/profile" icon="person" title={t('itemProfile')} sum={roles || t('itemProfileNone')} />
      <Item
        to="/me/free"
        icon="calendar"
        title={t('itemFree')}
        sum={free > 0 ? t('itemFreeSum', { count: format.dayCount(free) }) : t('itemFreeNone')}
      />
      <Item
        to="/me/offers?tab=applied"
        icon="mail"
        title={t('itemApplications')}
        sum={applications ? t('itemApplicationsSum', { n: applications }) : t('itemApplicationsNone')}
      />
    </>
  );
}

function Seeker(): ReactNode {
  const profile = useProfile();
  const availability = useAvailability();
  const bookings = useBookings();
  const soon = shiftDay(today(), 60);
  return (
    <QueryView query={profile} skeleton={<Lines count={4} height={72} />}>
      {(mine) => (
        <QueryView query={availability} skeleton={<Lines count={4} height={72} />}>
          {(data) => {
            const booked = new Set(bookings.data?.items.filter(holdsDays).flatMap(({ days }) => days));
            const days = [...daysOf(data)]
              .filter(([day, state]) => state === 'free' && !booked.has(day))
              .map(([day]) => day);
            return (
              <div className="cb-me__columns">
                <Next thing={nextThing(mine, days.length)} />
                <ul className="cb-me__list">
                  <SeekerItems mine={mine} free={days.filter((day) => day < soon).length} />
                  <SettingsItem />
                </ul>
              </div>
            );
          }}
        </QueryView>
      )}
    </QueryView>
  );
}

function SettingsItem(): ReactNode {
  const t = useText(meTexts);
  return <Item to="/me/settings" icon="gear" title={t('itemSettings')} sum={t('itemSettingsSum')} />;
}

function Producer(): ReactNode {
  const t = useText(meTexts);
  const { companies } = useMe();
  return (
    <ul className="cb-me__list">
      {companies.map(({ companyId, name, role }) => (
        <Item key={companyId} to="/studio/company" icon="people" title={name} sum={t(`companyRole_${role}`)} />
      ))}
      {companies.length === 0 && (
        <Item to="/studio/company" icon="people" title={t('itemCompany')} sum={t('itemCompanyNone')} />
      )}
      <SettingsItem />
    </ul>
  );
}

/** The next missing thing with its gain, then everything that is mine, and the way out. */
export default function MePage(): ReactNode {
  const t = useText(meTexts);
  const me = useMe();
  const { signOut } = useSession();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const mode = modeOf(pathname, me);
  const labels: Readonly<Record<Mode, string>> = {
    seeker: t('seekerMode'),
    studio: t('studioMode'),
    admin: t('adminMode'),
  };
  return (
    <Page
      title={t('meTitle')}
      heading={
        <span className="cb-me__person">
          <Face name={me.displayName} size="large" />
          {me.displayName}
        </span>
      }
    >
      <div className="cb-me__mode">
        <span className="muted">{t('modeTitle')}</span>
        <Segmented
          label={t('modeLabel')}
          value={mode}
          options={modesOf(me).map((value) => ({ value, label: labels[value] }))}
          onChange={(value) => {
            rememberMode(value);
            void navigate(MODE_HOMES[value]);
          }}
        />
      </div>
      {mode === 'seeker' ? <Seeker /> : <Producer />}
      <Refusal error={error} />
      <Button
        className="cb-me__out"
        icon={<Icon name="door" />}
        onClick={() => {
          signOut().then(() => void navigate('/'), setError);
        }}
      >
        {t('signOut')}
      </Button>
    </Page>
  );
}
