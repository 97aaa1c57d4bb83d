import { useCallback, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { QueryView } from '../../app/query-view';
import { ShootFrame } from '../../app/shoot-frame';
import { Empty, LinkButton } from '../../kit';
import { useText } from '../../messages/locale';
import { rosterTexts } from '../../messages/roster';
import { useRoster } from './api';
import { DoodView } from './parts/dood-view';
import { RosterSkeleton } from './parts/roster-screen';
import { ViewSwitch } from './parts/view';
import { useRosterRights } from './rights';

/** The day-out-of-days of a shoot: who does what on which day, and how many days are paid. */
export default function DoodPage(): ReactNode {
  const t = useText(rosterTexts);
  const { shoot = '' } = useParams();
  const navigate = useNavigate();
  const query = useRoster(shoot);
  const rights = useRosterRights(query.data?.shoot.companyId, true);
  const base = `/studio/shoots/${shoot}`;
  const onOpen = useCallback(
    (department: string, day: string | null) => {
      if (day !== null) void navigate(`${base}/roster/${department}/${day}`);
    },
    [navigate, base],
  );
  return (
    <ShootFrame shootId={shoot} active="dood">
      <QueryView query={query} skeleton={<RosterSkeleton />}>
        {(roster) =>
          roster.people.length === 0 ? (
            <Empty title={t('doodEmptyTitle')}>
              <p>{t('doodEmptyText')}</p>
              {rights.fill() && (
                <LinkButton kind="primary" to={`${base}/fill`}>
                  {t('toFill')}
                </LinkButton>
              )}
            </Empty>
          ) : (
            <>
              <div className="cb-noprint">
                <ViewSwitch
                  view="dood"
                  to={(view) => (view === 'people' ? `${base}/roster?view=people` : `${base}/roster`)}
                />
              </div>
              <DoodView roster={roster} onOpen={onOpen} />
            </>
          )
        }
      </QueryView>
    </ShootFrame>
  );
}
