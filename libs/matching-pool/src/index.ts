export { MatchingPool } from './matching-pool';
export type { MatchingJobOptions, MatchingPoolOptions } from './matching-pool';
export { MatchingPoolError } from './matching-pool.error';
export type { MatchingPoolCode } from './matching-pool.error';
