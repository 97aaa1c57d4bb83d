import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { MODE_HOMES, modeOf, modesOf, rememberMode, type Mode } from '../../app/mode';
import { useNames } from '../../app/names';
import { Page } from '../../app/page';
import { Lines, QueryView } from '../../app/query-view';
import { Refusal } from '../../app/refusal';
import { useMe, useSession } from '../../app/session';
import { useUnread } from '../../app/unread';
import { Button, Face, Icon, LinkButton, Segmented, type IconName } from '../../kit';
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
import { Next } from './parts/next-step';
import { nextThing } from './parts/terms';

const ConfirmAttendance = lazy(async () => ({
  default: (await import('../../app/confirm-attendance')).ConfirmAttendance,
}));
const BestJobs = lazy(async () => ({ default: (await import('../../app/best-jobs')).BestJobs }));

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

/** Whoever was asked whether she comes answers here; the booking's page has the rest. */
function Asked(): ReactNode {
  const t = useText(meTexts);
  const names = useNames();
  const asked = useBookings().data?.items.filter(
    ({ attendance }) => attendance.confirmable && attendance.askedAt !== null,
  );
  return asked?.map((booking) => (
    <Suspense key={booking.id} fallback={null}>
      <ConfirmAttendance
        booking={booking}
        title={t('askedJob', { shoot: booking.shootTitle, role: names.role(booking.roleId) })}
      >
        <LinkButton to={`/me/jobs/${booking.id}`} large>
          {t('askedOpen')}
        </LinkButton>
      </ConfirmAttendance>
    </Suspense>
  ));
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
              <>
                <Asked />
                <div className="cb-me__columns">
                  <Next thing={nextThing(mine, days.length)} />
                  <ul className="cb-me__list">
                    <SeekerItems mine={mine} free={days.filter((day) => day < soon).length} />
                    <CommonItems />
                  </ul>
                </div>
                {mine.profile && (
                  <Suspense fallback={null}>
                    <BestJobs />
                  </Suspense>
                )}
              </>
            );
          }}
        </QueryView>
      )}
    </QueryView>
  );
}

/** What everybody has, whichever side she is on. */
function CommonItems(): ReactNode {
  const t = useText(meTexts);
  const unread = useUnread();
  return (
    <>
      <Item
        to="/me/notices"
        icon="bell"
        title={t('itemNotices')}
        sum={unread > 0 ? t('itemNoticesSum', { n: unread }) : t('itemNoticesNone')}
      />
      <Item to="/me/settings" icon="gear" title={t('itemSettings')} sum={t('itemSettingsSum')} />
    </>
  );
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
      <CommonItems />
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
