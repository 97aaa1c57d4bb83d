import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { QueryView } from '../../app/query-view';
import { ShootFrame } from '../../app/shoot-frame';
import { Button, Icon, LinkButton } from '../../kit';
import { useText } from '../../messages/locale';
import { rosterTexts } from '../../messages/roster';
import { useRoster } from './api';
import { useConflicts } from './conflict-api';
import { conflictMarks, isOpen } from './conflicts';
import { RosterScreen, RosterSkeleton } from './parts/roster-screen';
import type { RosterView } from './parts/view';
import { useRosterRights } from './rights';

const ConflictDrawer = lazy(() => import('./parts/conflict-drawer'));

/** The roster of a shoot; the address says which cell is open, or whether the conflicts are. */
export default function RosterPage(): ReactNode {
  const t = useText(rosterTexts);
  const { shoot = '', department, day } = useParams();
  const [search, setSearch] = useSearchParams();
  const query = useRoster(shoot);
  const rights = useRosterRights(query.data?.shoot.companyId, true);
  const conflicts = useConflicts(shoot);
  const marks = useMemo(() => conflictMarks(conflicts.data ?? []), [conflicts.data]);
  const open = conflicts.data?.filter(isOpen).length ?? 0;
  const showConflicts = (show: boolean): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (show) after.set('conflicts', '1');
        else after.delete('conflicts');
        return after;
      },
      { replace: true },
    );
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
            conflicts={marks}
            aside={
              conflicts.data && (
                <Button
                  kind={open > 0 ? 'plain' : 'quiet'}
                  className={open > 0 ? 'cb-roster__conflicts' : ''}
                  icon={open > 0 && <Icon name="urgent" />}
                  onClick={() => showConflicts(true)}
                >
                  {t('conflicts', { n: open })}
                </Button>
              )
            }
            department={department}
            day={day}
          />
        )}
      </QueryView>
      {search.has('conflicts') && (
        <Suspense fallback={null}>
          <ConflictDrawer
            shootId={shoot}
            companyId={query.data?.shoot.companyId}
            query={conflicts}
            onClose={() => showConflicts(false)}
          />
        </Suspense>
      )}
    </ShootFrame>
  );
}
