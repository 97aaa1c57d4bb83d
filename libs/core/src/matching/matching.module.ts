import { Module } from '@nestjs/common';
import { MatchingPool } from '@callboard/matching-pool';
import { MatchRunStore } from './match-run-store.service';
import { MatchRunner } from './match-runner.service';
import { MatchRuns } from './match-runs.service';
import { Proposals } from './proposals.service';
import { Snapshots } from './snapshot.service';

/** Threads of the engine in one process; none starts before the first run. */
const THREADS = 2;

/** Match runs and what they propose. */
@Module({
  providers: [
    MatchRuns,
    MatchRunner,
    MatchRunStore,
    Proposals,
    Snapshots,
    { provide: MatchingPool, useFactory: () => new MatchingPool({ maxThreads: THREADS }) },
  ],
  exports: [MatchRuns, MatchRunner, Proposals, Snapshots, MatchingPool],
})
export class MatchingModule {}
