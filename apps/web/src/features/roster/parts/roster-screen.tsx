import { useCallback, useMemo, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useNames } from '../../../app/names';
import { Empty, LinkButton, Skeleton } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { rosterTexts } from '../../../messages/roster';
import { HeatMap } from '../../../viz/heat-map';
import type { Roster } from '../api';
import type { RosterRights } from '../rights';
import { heatRows, isEmpty, mostUrgent } from '../roster-data';
import { DoodView } from './dood-view';
import { PeopleList } from './people-list';
import { RosterDrawer } from './roster-drawer';
import { useToday, ViewSwitch, type RosterView } from './view';
import './roster-screen.css';

function Summary({ roster, base }: { roster: Roster; base: string }): ReactNode {
  const t = useText(rosterTexts);
  const format = useFormat();
  const { needed, filled, offered, missing } = roster.slots;
  const urgent = mostUrgent(roster, useToday(roster));
  return (
    <p className="cb-roster__sum">
      <span className="nb">{t('summary', { filled, needed })}</span>
      {missing === 0 ? (
        <span className="cb-roster__full">{t('summaryFull')}</span>
      ) : (
        <strong className="cb-roster__missing nb">{t('summaryMissing', { n: missing })}</strong>
      )}
      {offered > 0 && <span className="nb">{t('summaryOffered', { n: offered })}</span>}
      {urgent && (
        <Link to={`${base}/${urgent.department}/${urgent.day}`}>
          {t('mostUrgent', { day: format.dayLong(urgent.day) })}
        </Link>
      )}
    </p>
  );
}

interface RosterScreenProps {
  readonly roster: Roster;
  /** The address of the roster, without what is open in it. */
  readonly base: string;
  readonly view: RosterView;
  readonly toView: (view: RosterView) => string;
  readonly rights: RosterRights;
  /** How many conflicts a department has on a day, by `department day`. */
  readonly conflicts?: ReadonlyMap<string, number> | undefined;
  /** Beside the figures. */
  readonly aside?: ReactNode;
  /** The cell that is open. */
  readonly department?: string | undefined;
  readonly day?: string | undefined;
}

function Nothing({ roster, rights }: { roster: Roster; rights: RosterRights }): ReactNode {
  const t = useText(rosterTexts);
  return (
    <Empty title={t('emptyTitle')}>
      <p>{rights.member ? t('emptyText') : t('adminEmptyText')}</p>
      {rights.member && (
        <LinkButton kind="primary" to={`/studio/shoots/${roster.shoot.id}/crew`}>
          {t('toCrew')}
        </LinkButton>
      )}
    </Empty>
  );
}

/** The roster of a shoot: heat map, people or day out of days, and the drawer of the cell that is open. */
export function RosterScreen(props: RosterScreenProps): ReactNode {
  const { roster, base, view, toView, rights, conflicts, aside, department, day } = props;
  const names = useNames();
  const navigate = useNavigate();
  const today = useToday(roster);
  const rows = useMemo(() => heatRows(roster, names), [roster, names]);
  const onOpen = useCallback(
    (opened: string, on: string | null) => {
      if (on !== null) void navigate(`${base}/${opened}/${on}`);
      else if (rights.member) void navigate(`${base}/${opened}`);
    },
    [navigate, base, rights.member],
  );
  if (isEmpty(roster)) return <Nothing roster={roster} rights={rights} />;
  return (
    <>
      <div className="cb-roster__bar">
        <ViewSwitch view={view} to={toView} />
        <Summary roster={roster} base={base} />
        {aside}
      </div>
      {view === 'map' && (
        <HeatMap
          days={roster.days}
          today={today}
          rows={rows}
          totals={roster.totals}
          missing={roster.personDays.missing}
          conflicts={conflicts}
          onOpen={onOpen}
        />
      )}
      {view === 'people' && <PeopleList roster={roster} base={rights.member ? base : null} />}
      {view === 'dood' && <DoodView roster={roster} onOpen={onOpen} />}
      {department && day && (
        <RosterDrawer
          roster={roster}
          department={department}
          day={day}
          rights={rights}
          onClose={() => void navigate(view === 'map' ? base : toView(view))}
        />
      )}
    </>
  );
}

/** The outline of a heat map. */
export function RosterSkeleton(): ReactNode {
  return (
    <div className="stack">
      <Skeleton height={32} width={280} />
      <Skeleton height={560} />
    </div>
  );
}
