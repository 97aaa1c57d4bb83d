import { Injectable } from '@nestjs/common';
import { AuditRepository, MarketRunRepository, MarketRunRow, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { MarketSnapshots } from './market-snapshot.service';
import { Snapshots } from './snapshot.service';

/** Puts runs of the market into the queue, one at a time. */
@Injectable()
export class MarketRunQueue {
  constructor(
    private readonly runs: MarketRunRepository,
    private readonly market: MarketSnapshots,
    private readonly snapshots: Snapshots,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
    private readonly audit: AuditRepository,
  ) {}

  /** The run that is queued now; null when there is nothing to fill. */
  async queue(tx: Tx, cause: 'admin' | 'schedule', requestedBy: string | null): Promise<MarketRunRow | null> {
    if ((await this.market.countOpen(tx)) === 0) return null;
    const live = await this.runs.live(tx);
    if (live?.state === 'queued' && !live.forgotten) return live;
    if (live) {
      const patch = { finished_at: 'now', lease_token: null, lease_until: null };
      const moved = await this.lifeCycles.tryMove(tx, 'matchRun', 'supersede', live.id, { patch });
      if (moved) this.tell(tx, 'marketRun.superseded', live.id);
    }
    const { weights, gap } = await this.snapshots.policyVersions(tx);
    const versions = { weightsVersion: weights, gapPolicyVersion: gap };
    const runId = await this.runs.insert(tx, { cause, requestedBy, ...versions });
    if (runId === null) {
      // Somebody else queued one between our look and our insert.
      const other = await this.runs.live(tx);
      if (!other) throw new DomainError('busy');
      return other;
    }
    await this.audit.append(tx, [
      {
        action: 'matchRun.request',
        subjectType: 'matchRun',
        subjectId: runId,
        companyId: null,
        shootId: null,
        after: { state: 'queued', cause, ...versions },
      },
    ]);
    await this.events.emit(tx, [{ name: 'marketRun.requested', payload: { runId } }]);
    this.tell(tx, 'marketRun.queued', runId);
    return (await this.runs.byId(tx, runId))!;
  }

  private tell(tx: Tx, type: string, runId: string): void {
    this.events.live(tx, type, runId, [`run:${runId}`, 'admin']);
  }
}
