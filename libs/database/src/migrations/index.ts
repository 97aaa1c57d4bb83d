import { Foundation1700000000001 } from './0001-foundation';

/** Every migration in the order in which it runs. */
export const MIGRATIONS = [Foundation1700000000001];
