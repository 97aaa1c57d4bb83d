import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { Lines } from '../../app/query-view';
import { useMay } from '../../app/rights';
import { useShoot, type Shoot } from '../../app/shoot';
import { ShootFrame } from '../../app/shoot-frame';
import { Notice } from '../../kit';
import { useText } from '../../messages/locale';
import { shootTexts } from '../../messages/shoot';
import { useWaitingOffers } from './api';
import { isAlive } from './attention';
import { CancelShoot } from './parts/cancel-shoot';
import { CostCard } from './parts/cost-card';
import { Deadlines } from './parts/deadlines';
import { Departments } from './parts/departments-card';
import { NextStepCard } from './parts/next-step-card';
import { PeopleCard } from './parts/people-card';
import { Terms } from './parts/terms-card';
import './overview.css';

const AttendanceCard = lazy(() => import('./parts/attendance-card'));
const RestLogCard = lazy(() => import('./parts/rest-log-card'));
const CalledOffCard = lazy(() => import('./parts/called-off-card'));
const ConflictLine = lazy(() => import('./parts/conflict-line'));

function Overview({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(shootTexts);
  const may = useMay(shoot.companyId);
  const shoots = useMemo(() => (may('offer.read') ? [shoot] : []), [may, shoot]);
  const waiting = useWaitingOffers(shoots).get(shoot.id);
  const costs = (shoot.summary.costHighFen ?? 0) > 0;
  return (
    <div className="cb-overview" data-costs={costs || undefined} data-over={!isAlive(shoot) || undefined}>
      {shoot.state === 'cancelled' ? (
        <Notice tone="warning">
          <span>{t('cancelled', { reason: shoot.cancelReason ?? '' })}</span>
        </Notice>
      ) : (
        <NextStepCard shoot={shoot} may={may} />
      )}
      {(shoot.state === 'open' || shoot.state === 'shooting') && may('roster.read') && (
        <Suspense fallback={null}>
          <ConflictLine shootId={shoot.id} />
          <AttendanceCard shoot={shoot} may={may} />
        </Suspense>
      )}
      <PeopleCard shoot={shoot} />
      {costs ? <CostCard shoot={shoot} /> : <Terms shoot={shoot} />}
      <Deadlines shoot={shoot} waiting={waiting} />
      <Departments shoot={shoot} may={may} />
      {costs && <Terms shoot={shoot} />}
      {shoot.state !== 'draft' && shoot.state !== 'in_review' && may('offer.read') && (
        <Suspense fallback={null}>
          <CalledOffCard shootId={shoot.id} />
          {may('gap.override') && <RestLogCard shootId={shoot.id} />}
        </Suspense>
      )}
      {isAlive(shoot) && may('shoot.publish') && <CancelShoot shoot={shoot} />}
    </div>
  );
}

export default function OverviewPage(): ReactNode {
  const { shoot: shootId = '' } = useParams();
  const { data: shoot } = useShoot(shootId);
  return (
    <ShootFrame shootId={shootId} active="overview">
      {shoot ? <Overview shoot={shoot} /> : <Lines count={4} height={120} />}
    </ShootFrame>
  );
}
