import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { isProblem } from '../api/problem';
import { LinkButton, Notice, Skeleton, Tag, type Tone } from '../kit';
import { useFormat, useText } from '../messages/locale';
import { shootTexts } from '../messages/shoot';
import { LifeLine } from './life-line';
import { LiveBadge } from './live/live-badge';
import { useNames } from './names';
import { Page } from './page';
import { ErrorNotice } from './query-view';
import { useMay, type May } from './rights';
import { useShoot, type Shoot } from './shoot';
import './shoot-frame.css';

const BackfillDock = lazy(async () => ({ default: (await import('./backfill-dock')).BackfillDock }));

/** The pages of a shoot, in the order of their tabs. */
export type ShootTab = 'overview' | 'crew' | 'fill' | 'offers' | 'applicants' | 'roster' | 'announcements' | 'dood';

const TABS: readonly { readonly tab: ShootTab; readonly path: string; readonly may: Parameters<May>[0] }[] = [
  { tab: 'overview', path: '', may: 'shoot.read' },
  { tab: 'crew', path: '/crew', may: 'shoot.read' },
  { tab: 'fill', path: '/fill', may: 'match.read' },
  { tab: 'offers', path: '/offers', may: 'offer.read' },
  { tab: 'applicants', path: '/applicants', may: 'application.read' },
  { tab: 'roster', path: '/roster', may: 'roster.read' },
  { tab: 'announcements', path: '/announcements', may: 'announcement.read' },
  { tab: 'dood', path: '/dood', may: 'roster.read' },
];

const TONES: Readonly<Record<Shoot['state'], Tone>> = {
  draft: 'plain',
  in_review: 'warning',
  open: 'primary',
  shooting: 'success',
  wrapped: 'plain',
  cancelled: 'error',
};

/** What state a shoot is in, in words. */
export function ShootStateTag({ state }: { state: Shoot['state'] }): ReactNode {
  const t = useText(shootTexts);
  return <Tag tone={TONES[state]}>{t(`state_${state}`)}</Tag>;
}

function Tabs({ shootId, shoot, active }: { shootId: string; shoot: Shoot | undefined; active: ShootTab }): ReactNode {
  const t = useText(shootTexts);
  const may = useMay(shoot?.companyId);
  const nav = useRef<HTMLElement>(null);
  const known = shoot !== undefined;
  useEffect(() => {
    const row = nav.current;
    const current = row?.querySelector<HTMLElement>('[aria-current]');
    if (row && current) row.scrollLeft = current.offsetLeft - (row.clientWidth - current.clientWidth) / 2;
  }, [active, known]);
  return (
    <nav className="cb-tabs cb-shoot__tabs" aria-label={t('tabs')} ref={nav}>
      {TABS.filter(({ tab, may: right }) => tab === active || (known ? may(right) : tab === 'overview')).map(
        ({ tab, path }) => (
          <Link
            key={tab}
            to={`/studio/shoots/${shootId}${path}`}
            {...(tab === active && { 'aria-current': 'page' as const })}
          >
            {t(`tab_${tab}`)}
          </Link>
        ),
      )}
    </nav>
  );
}

function Facts({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(shootTexts);
  const format = useFormat();
  const names = useNames();
  const { filled, headcount, offered } = shoot.summary;
  return (
    <p className="cb-shoot__facts">
      <ShootStateTag state={shoot.state} />
      <span className="cb-shoot__fill nb" role="img" aria-label={t('fillLabel', { filled, headcount })}>
        <strong>{filled}</strong>/{headcount}
      </span>
      {offered > 0 && <span className="nb">{t('offeredShort', { n: offered })}</span>}
      <span className="nb">{names.base(shoot.baseId)}</span>
      <span className="nb">{format.days(shoot.runFirst, shoot.runLast)}</span>
    </p>
  );
}

function Lost({ error }: { error: unknown }): ReactNode {
  const t = useText(shootTexts);
  return (
    <Page title={t('lostTitle')} width="narrow">
      <ErrorNotice error={error} />
      <div className="row">
        <LinkButton kind="primary" to="/studio/shoots">
          {t('toShoots')}
        </LinkButton>
      </div>
    </Page>
  );
}

/** The page is of a kind that this member's role does not open. */
function Closed({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(shootTexts);
  return (
    <Notice tone="warning">
      <strong>{t('closedTitle')}</strong>
      <span>{t('closedText')}</span>
      <LinkButton to={`/studio/shoots/${shoot.id}`}>{t('toOverview')}</LinkButton>
    </Notice>
  );
}

/** What is being refilled, for whoever may see it; it comes after the page itself. */
function Docked({ shoot }: { shoot: Shoot }): ReactNode {
  const may = useMay(shoot.companyId);
  const hires = shoot.state === 'open' || shoot.state === 'shooting';
  if (!hires || !may('offer.read')) return null;
  return (
    <Suspense fallback={null}>
      <BackfillDock shootId={shoot.id} />
    </Suspense>
  );
}

/** Why a shoot cannot be shown. Asked once more it has no error until the answer: the page does not blink meanwhile. */
function useWhyLost(shootId: string, { data, error }: { data: Shoot | undefined; error: Error | null }): Error | null {
  const [lost, setLost] = useState<{ readonly shootId: string; readonly error: Error } | null>(null);
  if (error && error !== lost?.error) setLost({ shootId, error });
  if (error) return !data || isProblem(error, 'notFound', 'access.denied', 'id.invalid') ? error : null;
  return !data && lost?.shootId === shootId ? lost.error : null;
}

interface ShootFrameProps {
  readonly shootId: string;
  readonly active: ShootTab;
  /** Beside the title: the one primary action of the page. */
  readonly actions?: ReactNode;
  /** More topics than the shoot's own. */
  readonly topics?: readonly string[];
  /** Whether what is being refilled is docked under the header. */
  readonly docked?: boolean;
  readonly children: ReactNode;
}

/**
 * The second level of a shoot: its title, state, how far it is filled, and the row of its pages. The children load what
 * they show by themselves, beside the shoot and not after it; a shoot that is not there takes their place.
 */
export function ShootFrame({
  shootId,
  active,
  actions,
  topics = [],
  docked = true,
  children,
}: ShootFrameProps): ReactNode {
  const t = useText(shootTexts);
  const query = useShoot(shootId);
  const shoot = query.data;
  const may = useMay(shoot?.companyId);
  const right = TABS.find(({ tab }) => tab === active)?.may;
  const closed = shoot !== undefined && right !== undefined && !may(right);
  const why = useWhyLost(shootId, query);
  if (why) return <Lost error={why} />;
  const title = shoot ? t('title', { title: shoot.title }) : t('shoot');
  return (
    <Page
      title={active === 'overview' ? title : `${t(`tab_${active}`)} ${title}`}
      heading={shoot ? title : <Skeleton width="8em" height={28} />}
      width="wide"
      actions={
        <>
          <LiveBadge topics={[`shoot:${shootId}`, ...topics]} />
          {!closed && actions}
        </>
      }
    >
      <div className="cb-shoot__head">
        {shoot ? <Facts shoot={shoot} /> : <Skeleton width="16em" height={22} />}
        {shoot && (
          <div className={active === 'overview' ? 'cb-shoot__life' : 'cb-shoot__life cb-shoot__life--desk'}>
            <LifeLine state={shoot.state} />
          </div>
        )}
      </div>
      <Tabs shootId={shootId} shoot={shoot} active={active} />
      {docked && shoot && <Docked shoot={shoot} />}
      {closed ? <Closed shoot={shoot} /> : children}
    </Page>
  );
}
