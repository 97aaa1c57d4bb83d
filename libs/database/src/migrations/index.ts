import { Foundation1700000000001 } from './0001-foundation';
import { PostingOrigin1700000000002 } from './0002-posting-origin';
import { SearchIndex1700000000003 } from './0003-search-index';

/** Every migration in the order in which it runs. */
export const MIGRATIONS = [Foundation1700000000001, PostingOrigin1700000000002, SearchIndex1700000000003];
