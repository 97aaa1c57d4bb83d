import { Injectable } from '@nestjs/common';
import { AuditRepository, MatchRunRepository, MatchRunRow, Transactions, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { assertHires } from '../shoot/hires';
import { Snapshots } from './snapshot.service';

/** Runs that a list shows at most. */
const LISTED = 20;

/** What producers do with match runs: ask for one, watch it, look at earlier ones. */
@Injectable()
export class MatchRuns {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly runs: MatchRunRepository,
    private readonly snapshots: Snapshots,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
    private readonly audit: AuditRepository,
  ) {}

  /**
   * Queues a run for the open slots of a shoot. A run that is still queued will see everything anyway and is returned
   * instead; one that is already running is superseded, as its snapshot is older than this wish, and so is one that
   * no worker has taken up for a minute. Two requests at once make one run. Throws `match.notOpen`, `shoot.closed` or
   * `match.nothingOpen`.
   */
  async request(call: Call, shootId: string): Promise<MatchRunRow> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'match.run', 'share');
      assertHires(shoot);
      if ((await this.snapshots.countOpen(tx, shootId)) === 0) throw new DomainError('match.nothingOpen');
      const live = await this.runs.live(tx, shootId);
      if (live?.state === 'queued' && !live.forgotten) return live;
      const scope = { companyId: shoot.companyId, shootId };
      if (live) await this.supersede(tx, live, scope);
      return this.queue(tx, call, scope);
    });
  }

  /** One run of a shoot that the caller may watch. */
  async get(call: Call, runId: string): Promise<MatchRunRow> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const run = await this.runs.byId(tx, runId);
      if (!run) throw new DomainError('notFound');
      await this.access.shoot(tx, call.actor, run.shootId, 'match.read');
      return run;
    });
  }

  /** The latest runs of a shoot, the newest first. */
  async list(call: Call, shootId: string): Promise<MatchRunRow[]> {
    return this.transactions.read(contextOf(call), async (tx) => {
      await this.access.shoot(tx, call.actor, shootId, 'match.read');
      return this.runs.list(tx, shootId, LISTED);
    });
  }

  private async supersede(tx: Tx, live: MatchRunRow, scope: { companyId: string; shootId: string }): Promise<void> {
    const moved = await this.lifeCycles.tryMove(tx, 'matchRun', 'supersede', live.id, {
      ...scope,
      patch: { finished_at: 'now', lease_token: null, lease_until: null },
    });
    if (moved) this.events.live(tx, 'matchRun.superseded', live.id, [`run:${live.id}`, `shoot:${scope.shootId}`]);
  }

  private async queue(tx: Tx, call: Call, scope: { companyId: string; shootId: string }): Promise<MatchRunRow> {
    const { weights, gap } = await this.snapshots.policyVersions(tx);
    const runId = await this.runs.insert(tx, {
      shootId: scope.shootId,
      requestedBy: call.actor.accountId,
      weightsVersion: weights,
      gapPolicyVersion: gap,
    });
    if (runId === null) {
      // Somebody else queued one between our look and our insert.
      const live = await this.runs.live(tx, scope.shootId);
      if (!live) throw new DomainError('busy');
      return live;
    }
    const after = { state: 'queued', weightsVersion: weights, gapPolicyVersion: gap };
    await this.audit.append(tx, [
      { action: 'matchRun.request', subjectType: 'matchRun', subjectId: runId, ...scope, after },
    ]);
    await this.events.emit(tx, [{ name: 'matchRun.requested', payload: { runId } }]);
    this.events.live(tx, 'matchRun.queued', runId, [`run:${runId}`, `shoot:${scope.shootId}`]);
    return (await this.runs.byId(tx, runId))!;
  }
}
