export { runSolve, SolveCrew } from './crew/solve-crew';
export type { CrewSolveOptions, SolveCrewOptions } from './crew/solve-crew';
export { MatchingPool } from './matching-pool';
export type { MatchingJobOptions, MatchingPoolOptions, SolveJobOptions } from './matching-pool';
export { MatchingPoolError } from './matching-pool.error';
export type { MatchingPoolCode } from './matching-pool.error';
export { buildSharedMarket, sharedMemory } from './shared-memory';
