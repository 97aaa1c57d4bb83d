import type { ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { QueryView } from '../../app/query-view';
import { ShootFrame } from '../../app/shoot-frame';
import { LinkButton } from '../../kit';
import { useText } from '../../messages/locale';
import { rosterTexts } from '../../messages/roster';
import { useRoster } from './api';
import { RosterScreen, RosterSkeleton } from './parts/roster-screen';
import type { RosterView } from './parts/view';
import { useRosterRights } from './rights';

/** The roster of a shoot; the address says which cell is open. */
export default function RosterPage(): ReactNode {
  const t = useText(rosterTexts);
  const { shoot = '', department, day } = useParams();
  const [search] = useSearchParams();
  const query = useRoster(shoot);
  const rights = useRosterRights(query.data?.shoot.companyId, true);
  const base = `/studio/shoots/${shoot}/roster`;
  const missing = query.data?.gaps.filter(({ state }) => state === 'open').length ?? 0;
  const toView = (view: RosterView): string => {
    if (view === 'dood') return `/studio/shoots/${shoot}/dood`;
    return view === 'people' ? `${base}?view=people` : base;
  };
  return (
    <ShootFrame
      shootId={shoot}
      active="roster"
      actions={
        missing > 0 &&
        rights.fill() && (
          <LinkButton kind="primary" to={`/studio/shoots/${shoot}/fill`}>
            {t('fillAll', { n: missing })}
          </LinkButton>
        )
      }
    >
      <QueryView query={query} skeleton={<RosterSkeleton />}>
        {(roster) => (
          <RosterScreen
            roster={roster}
            base={base}
            view={search.get('view') === 'people' ? 'people' : 'map'}
            toView={toView}
            rights={rights}
            department={department}
            day={day}
          />
        )}
      </QueryView>
    </ShootFrame>
  );
}
