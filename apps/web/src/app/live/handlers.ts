import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { keys } from '../../api/keys';

/** What the stream says: ids and nothing that would need a right. */
export interface LiveChange {
  readonly topic: string;
  /** `offer.accepted`, `matchRun.progress`, `shoot`, ... */
  readonly type: string;
  readonly id: string;
}

/** What a change of a kind makes stale for those who watch a topic; the kind is the type up to its dot. */
const OF_ME: Readonly<Record<string, readonly QueryKey[]>> = {
  offer: [keys.me()],
  booking: [keys.me()],
  application: [keys.me()],
  notification: [keys.noticesAll()],
  notificationPreference: [keys.preferences()],
  reserve: [keys.me()],
  attendance: [keys.me()],
  announcement: [keys.myAnnouncementsAll(), keys.noticesAll()],
  account: [keys.session()],
  member: [keys.session(), keys.companies()],
};

const MARKET_RUNS: readonly QueryKey[] = [keys.admin('marketRun').slice(0, 2), keys.admin('marketRuns').slice(0, 2)];

const ofShoot = (shoot: string): Readonly<Record<string, readonly QueryKey[]>> => ({
  // While a run works only the run itself changes.
  'matchRun.progress': [['shoot', shoot, 'run']],
  matchRun: [keys.runs(shoot), ['shoot', shoot, 'run'], keys.proposals(shoot), keys.shoot(shoot), keys.shootsAll()],
  proposal: [keys.proposals(shoot)],
  posting: [keys.postings(shoot), keys.shoot(shoot), keys.shootsAll(), keys.roster(shoot), keys.conflicts(shoot)],
  offer: [
    ['shoot', shoot, 'offers'],
    keys.backfills(shoot),
    keys.proposals(shoot),
    keys.shoot(shoot),
    keys.shootsAll(),
    keys.roster(shoot),
    keys.postings(shoot),
    keys.attendance(shoot),
    keys.conflicts(shoot),
  ],
  application: [['shoot', shoot, 'applications'], keys.postings(shoot)],
  attendance: [keys.attendance(shoot), keys.conflicts(shoot)],
  backfill: [keys.backfills(shoot), keys.conflicts(shoot)],
  hold: [keys.holds(shoot), keys.conflicts(shoot)],
  announcement: [keys.announcementsAll(shoot)],
  reserve: [keys.reserves(shoot)],
});

/** The query keys that a change makes stale. */
export function staleAfter({ topic, type }: LiveChange): readonly QueryKey[] {
  const kind = type.split('.')[0]!;
  const [scope, id] = topic.split(':') as [string, string | undefined];
  if (scope === 'person') return OF_ME[kind] ?? [keys.me()];
  // While a run of the market works only the run itself changes.
  if (scope === 'admin') return type === 'marketRun.progress' ? MARKET_RUNS : [keys.adminAll()];
  if (scope === 'shoot' && id) {
    const table = ofShoot(id);
    return table[type] ?? table[kind] ?? [keys.shootAll(id), keys.shootsAll()];
  }
  return [];
}

const GATHER_MS = 250;

/** Gathers changes for a quarter of a second and makes stale what they touch; what is on screen is fetched again. */
export function makeCollector(queries: QueryClient): (change: LiveChange) => void {
  let waiting = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  return (change) => {
    for (const key of staleAfter(change)) waiting.set(JSON.stringify(key), key);
    timer ??= setTimeout(() => {
      const now = waiting;
      waiting = new Map();
      timer = null;
      for (const queryKey of now.values()) void queries.invalidateQueries({ queryKey });
    }, GATHER_MS);
  };
}
