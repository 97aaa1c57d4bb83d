import type { ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { LiveBadge } from '../../app/live/live-badge';
import { useNames } from '../../app/names';
import { Page } from '../../app/page';
import { QueryView } from '../../app/query-view';
import { ShootStateTag } from '../../app/shoot-frame';
import { LinkButton, Tag } from '../../kit';
import { useFormat, useText } from '../../messages/locale';
import { rosterTexts } from '../../messages/roster';
import { useAdminRoster, type Roster } from './api';
import { RosterScreen, RosterSkeleton } from './parts/roster-screen';
import type { RosterView } from './parts/view';
import { useRosterRights } from './rights';

function Facts({ shoot }: { shoot: Roster['shoot'] }): ReactNode {
  const t = useText(rosterTexts);
  const format = useFormat();
  const names = useNames();
  return (
    <p className="cb-roster__sum">
      <ShootStateTag state={shoot.state} />
      <Tag>{t('readOnly')}</Tag>
      <span>{shoot.companyName}</span>
      <span className="nb">{names.base(shoot.baseId)}</span>
      <span className="nb">{format.days(shoot.runFirst, shoot.runLast)}</span>
    </p>
  );
}

/** Any roster, for the platform's own people: the same picture, nothing to do. */
export default function AdminRosterPage(): ReactNode {
  const t = useText(rosterTexts);
  const { shoot = '', department, day } = useParams();
  const [search] = useSearchParams();
  const query = useAdminRoster(shoot);
  const rights = useRosterRights(undefined, false);
  const base = `/admin/shoots/${shoot}/roster`;
  const asked = search.get('view');
  const view: RosterView = asked === 'people' || asked === 'dood' ? asked : 'map';
  return (
    <Page
      title={query.data ? `${query.data.shoot.title} ${t('title')}` : t('title')}
      width="wide"
      actions={
        <>
          <LiveBadge topics={[`shoot:${shoot}`]} />
          <LinkButton to="/admin/shoots">{t('backToShoots')}</LinkButton>
        </>
      }
    >
      <QueryView query={query} skeleton={<RosterSkeleton />}>
        {(roster) => (
          <>
            <Facts shoot={roster.shoot} />
            <RosterScreen
              roster={roster}
              base={base}
              view={view}
              toView={(next) => (next === 'map' ? base : `${base}?view=${next}`)}
              rights={rights}
              department={department}
              day={day}
            />
          </>
        )}
      </QueryView>
    </Page>
  );
}
