import { Module } from '@nestjs/common';
import { MatchingPool } from '@callboard/matching-pool';
import { MarketRunQueue } from './market-run-queue.service';
import { MarketRunStore } from './market-run-store.service';
import { MarketRunner } from './market-runner.service';
import { MarketRuns } from './market-runs.service';
import { MarketSeats } from './market-seats.service';
import { MarketShards } from './market-shards.service';
import { MarketSharding, MarketSnapshots } from './market-snapshot.service';
import { MatchRunStore } from './match-run-store.service';
import { MatchRunner } from './match-runner.service';
import { MatchRuns } from './match-runs.service';
import { ProposalReplacer } from './proposal-replacer.service';
import { Proposals } from './proposals.service';
import { RunLeases } from './run-leases.service';
import { Snapshots } from './snapshot.service';

/** Threads of the engine in one process; none starts before the first run. */
const THREADS = 2;

/** Match runs, of one shoot and of the whole market, and what they propose. */
@Module({
  providers: [
    MarketRunQueue,
    MarketRunStore,
    MarketRunner,
    MarketRuns,
    MarketSeats,
    MarketSharding,
    MarketShards,
    MarketSnapshots,
    MatchRuns,
    MatchRunner,
    MatchRunStore,
    ProposalReplacer,
    RunLeases,
    Proposals,
    Snapshots,
    { provide: MatchingPool, useFactory: () => new MatchingPool({ maxThreads: THREADS }) },
  ],
  exports: [MarketRunner, MarketRuns, MarketSeats, MatchRuns, MatchRunner, Proposals, Snapshots, MatchingPool],
})
export class MatchingModule {}
