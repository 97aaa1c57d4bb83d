import { useCallback, useMemo, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useNames } from '../../app/names';
import { QueryView } from '../../app/query-view';
import { ShootFrame } from '../../app/shoot-frame';
import { Empty, LinkButton, Notice, SelectField } from '../../kit';
import { useFormat, useText } from '../../messages/locale';
import { rosterTexts } from '../../messages/roster';
import { Dood } from '../../viz/dood';
import { usePostings, useRoster, type Roster } from './api';
import { GapList } from './parts/gap-list';
import { RosterSkeleton } from './parts/roster-screen';
import { useToday } from './parts/view';
import { useRosterRights, type RosterRights } from './rights';
import { costOf, doodGroups, groupGaps } from './roster-data';

interface DepartmentProps {
  readonly roster: Roster;
  readonly department: string;
  readonly rights: RosterRights;
}

function Facts({ roster, department, rights }: DepartmentProps): ReactNode {
  const t = useText(rosterTexts);
  const format = useFormat();
  const postings = usePostings(roster.shoot.id, rights.cost);
  const row = roster.departments.find((item) => item.department === department);
  const cost = postings.data ? costOf(postings.data, department) : null;
  if (!row) return null;
  const { slots, personDays } = row;
  return (
    <dl className="cb-roster-facts">
      <div>
        <dt>{t('placesTitle')}</dt>
        <dd>{t('personDaysValue', { filled: slots.filled, needed: slots.needed })}</dd>
      </div>
      <div>
        <dt>{t('personDaysTitle')}</dt>
        <dd>{t('personDaysValue', { filled: personDays.filled, needed: personDays.needed })}</dd>
      </div>
      <div className={personDays.missing > 0 ? 'cb-roster-facts__short' : ''}>
        <dt>{t('gapDaysTitle')}</dt>
        <dd>{personDays.missing}</dd>
      </div>
      {cost && (
        <div>
          <dt>{t('costTitle')}</dt>
          <dd>
            {t('costValue', { low: format.yuanShort(cost.low), high: format.yuanShort(cost.high) })}
            <small>{t('costNote')}</small>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Gaps({ roster, department, rights }: DepartmentProps): ReactNode {
  const t = useText(rosterTexts);
  const gaps = roster.gaps.filter((gap) => gap.department === department);
  const open = gaps.filter(({ state }) => state === 'open').length;
  const base = `/studio/shoots/${roster.shoot.id}`;
  return (
    <section className="stack">
      <h3>{t('departmentGaps')}</h3>
      {gaps.length === 0 ? (
        <Notice tone="success">{t('departmentFull')}</Notice>
      ) : (
        <>
          <GapList gaps={groupGaps(gaps)} />
          {open < gaps.length && rights.offers(department) && (
            <div className="row">
              <LinkButton to={`${base}/offers?department=${department}`}>{t('toOffers')}</LinkButton>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Department(props: DepartmentProps): ReactNode {
  const { roster, department } = props;
  const t = useText(rosterTexts);
  const names = useNames();
  const navigate = useNavigate();
  const today = useToday(roster);
  const base = `/studio/shoots/${roster.shoot.id}/roster`;
  const groups = useMemo(
    () => doodGroups(roster, names, true).filter(({ id }) => id === department),
    [roster, names, department],
  );
  const onOpen = useCallback((of: string, day: string) => void navigate(`${base}/${of}/${day}`), [navigate, base]);
  if (!roster.departments.some((row) => row.department === department))
    return (
      <Empty title={t('departmentMissing')}>
        <LinkButton to={base}>{t('toRoster')}</LinkButton>
      </Empty>
    );
  return (
    <>
      <div className="cb-roster__filters">
        <h2 className="sr-only">{names.department(department)}</h2>
        <SelectField
          label={t('department')}
          value={department}
          options={roster.departments.map((row) => ({
            value: row.department,
            label: names.department(row.department),
          }))}
          onChange={(event) => void navigate(`${base}/${event.target.value}`)}
        />
        <LinkButton to={base}>{t('toRoster')}</LinkButton>
      </div>
      <Facts {...props} />
      {groups.length > 0 && (
        <Dood
          label={t('departmentGridLabel', { department: names.department(department) })}
          days={roster.days}
          today={today}
          groups={groups}
          grouped={false}
          onOpen={onOpen}
        />
      )}
      <Gaps {...props} />
    </>
  );
}

/** One department of a shoot: who does what on which day, what is missing, what it costs. */
export default function DepartmentPage(): ReactNode {
  const t = useText(rosterTexts);
  const { shoot = '', department = '' } = useParams();
  const query = useRoster(shoot);
  const rights = useRosterRights(query.data?.shoot.companyId, true);
  const open = query.data?.gaps.filter((gap) => gap.department === department && gap.state === 'open').length ?? 0;
  return (
    <ShootFrame
      shootId={shoot}
      active="roster"
      actions={
        open > 0 &&
        rights.fill(department) && (
          <LinkButton kind="primary" to={`/studio/shoots/${shoot}/fill?department=${department}`}>
            {t('fillDepartment', { n: open })}
          </LinkButton>
        )
      }
    >
      <QueryView query={query} skeleton={<RosterSkeleton />}>
        {(roster) => <Department roster={roster} department={department} rights={rights} />}
      </QueryView>
    </ShootFrame>
  );
}
