export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres';
export { EmbeddedPostgresError } from './embedded-postgres-error';
export { UnusableDatabaseError, assertReachable } from './reachable';
export { findEmbeddedPostgres } from './running';
