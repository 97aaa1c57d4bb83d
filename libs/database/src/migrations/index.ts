import { Foundation1700000000001 } from './0001-foundation';
import { PostingOrigin1700000000002 } from './0002-posting-origin';

/** Every migration in the order in which it runs. */
export const MIGRATIONS = [Foundation1700000000001, PostingOrigin1700000000002];
