import { Injectable } from '@nestjs/common';
import { AccessRepository, MarketRunRepository, MarketRunWork, MatchRunRepository, Tx } from '@callboard/database';
import { Assignment } from '@callboard/matching';
import type { MarketSummary, ShootBatch } from '@callboard/matching-pool';
import { Events } from '../kernel/events.service';
import { isHiring } from '../shoot/hires';
import { personOfMarketId } from './market-person';
import { ProposalReplacer } from './proposal-replacer.service';
import { Lease, LEASE_SECONDS, RunLeases } from './run-leases.service';

/** What became of the plan for one shoot. */
export interface StoredShoot {
  readonly proposed: number;
  readonly overtaken: number;
  /** The shoot was left alone: its producers have asked for a run of their own since, or it hires no more. */
  readonly skipped: boolean;
  /** The rule that binds, for each place that stays open. */
  readonly openRules: readonly string[];
}

const SKIPPED: StoredShoot = { proposed: 0, overtaken: 0, skipped: true, openRules: [] };

/** The same of all shoots. */
export class StoredTally {
  proposed = 0;
  overtaken = 0;
  skippedShoots = 0;
  private readonly rules = new Map<string, number>();

  add({ proposed, overtaken, skipped, openRules }: StoredShoot): void {
    this.proposed += proposed;
    this.overtaken += overtaken;
    if (skipped) this.skippedShoots += 1;
    for (const rule of openRules) this.rules.set(rule, (this.rules.get(rule) ?? 0) + 1);
  }

  /** Places that stay open by the rule that binds, the most first. */
  get openByRule(): { readonly rule: string; readonly slots: number }[] {
    return [...this.rules].map(([rule, slots]) => ({ rule, slots })).sort((a, b) => b.slots - a.slots);
  }
}

/** What a market run measured of itself, in milliseconds. */
export interface MarketMeasures {
  readonly snapshotMs: number;
  readonly solveMs: number;
  readonly storeMs: number;
  readonly totalMs: number;
}

/** How far a run is. */
export interface MarketStep {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

type MarketLease = Lease<MarketRunWork>;

/** Writes what a market run does, in transactions that only the holder of its lease can finish. */
@Injectable()
export class MarketRunStore {
  constructor(
    private readonly shoots: AccessRepository,
    private readonly runs: MarketRunRepository,
    private readonly leased: MatchRunRepository,
    private readonly leases: RunLeases,
    private readonly replacer: ProposalReplacer,
    private readonly events: Events,
  ) {}

  /** Calls as many others as may help. */
  async callSeats(tx: Tx, { run, token }: MarketLease, seats: number): Promise<void> {
    await this.events.emit(tx, [{ name: 'marketRun.led', payload: { runId: run.id, token, seats } }]);
  }

  /** Writes how far a run is and renews the lease; false when it is no longer ours. */
  async progress(tx: Tx, { run, token }: MarketLease, step: MarketStep): Promise<boolean> {
    const ours = await this.leased.progress(tx, { runId: run.id, token, ...step, leaseSeconds: LEASE_SECONDS });
    if (ours) this.tell(tx, 'marketRun.progress', run.id);
    return ours;
  }

  /**
   * Stores what the run has for one shoot: every proposal is held against the database as it is now. A shoot whose
   * producers have asked for a run of their own since the snapshot is left alone.
   */
  async storeShoot(tx: Tx, lease: MarketLease, batch: ShootBatch, since: Date): Promise<StoredShoot> {
    const shoot = await this.shoots.shootScope(tx, batch.shoot, 'share');
    const run = this.leases.held(lease, await this.runs.lock(tx, lease.run.id));
    if (!run || !shoot || !isHiring(shoot) || (await this.runs.hasNewerRun(tx, batch.shoot, since))) return SKIPPED;
    const assignments = batch.assignments.map(withPeople);
    const { chosen, overtaken } = await this.replacer.replace(tx, run.id, shoot, { assignments, open: batch.open });
    const prices = batch.prices.map(({ slot, price }) => ({ slotId: slot, priceParts: price }));
    await this.runs.savePrices(tx, run.id, prices);
    this.events.live(tx, 'proposal.changed', shoot.id, [`shoot:${shoot.id}`]);
    const openRules = batch.open.map(({ bindingRule, outbid }) => bindingRule ?? (outbid > 0 ? 'elsewhere' : 'role'));
    return { proposed: chosen.length, overtaken, skipped: false, openRules };
  }

  /** Marks a run as done; without a summary there was nothing to fill. */
  async finish(
    tx: Tx,
    lease: MarketLease,
    found: { readonly summary: MarketSummary | null; readonly tally: StoredTally; readonly measures: MarketMeasures },
  ): Promise<void> {
    const run = this.leases.held(lease, await this.runs.lock(tx, lease.run.id));
    if (!run) return;
    const { summary, tally, measures } = found;
    const { proposed, overtaken, skippedShoots, openByRule } = tally;
    const empty = { people: 0, slots: 0, filled: 0, open: 0, value: 0, bound: 0, gap: 0, warm: false, segments: [] };
    const result = { ...(summary ?? empty), proposed, overtaken, skippedShoots, openByRule, ...measures };
    await this.leases.end(tx, run, 'finish', { stage: 'done', result });
    this.tell(tx, 'marketRun.done', run.id);
  }

  /** Marks a run as failed for good. */
  async fail(tx: Tx, lease: MarketLease, failure: string): Promise<void> {
    const run = this.leases.held(lease, await this.runs.lock(tx, lease.run.id));
    if (!run) return;
    await this.leases.end(tx, run, 'fail', { failure: failure.slice(0, 300) });
    this.tell(tx, 'marketRun.failed', run.id);
  }

  private tell(tx: Tx, type: string, runId: string): void {
    this.events.live(tx, type, runId, [`run:${runId}`, 'admin']);
  }
}

function withPeople(assignment: Assignment): Assignment {
  return {
    ...assignment,
    person: personOfMarketId(assignment.person),
    runnersUp: assignment.runnersUp.map((each) => ({ ...each, person: personOfMarketId(each.person) })),
  };
}
