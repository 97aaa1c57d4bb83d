import '../pg-types';
import { DataSource, DataSourceOptions } from 'typeorm';
import { ENTITIES } from '../entities';
import { SnakeNamingStrategy } from '../naming';
import { PreparingClient } from './prepared';

/** What a connection pool needs to know. */
export interface PoolOptions {
  readonly url: string;
  /** Connections at most; 10 when absent. */
  readonly poolSize?: number;
  /** Milliseconds to wait for a free connection; 5,000 when absent. */
  readonly connectTimeoutMs?: number;
  readonly applicationName?: string;
  /** TLS; none when absent. */
  readonly ssl?: boolean | { readonly rejectUnauthorized: boolean };
}

/** Options of the application's data source: no synchronisation, no migrations, timeouts on every connection. */
export function dataSourceOptions(options: PoolOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url: options.url,
    ssl: options.ssl ?? false,
    entities: ENTITIES,
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'callboard',
    extra: {
      Client: PreparingClient,
      connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
      keepAlive: true,
      lock_timeout: 2_000,
      statement_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
    },
  };
}

/** A data source that is not yet connected. */
export function makeDataSource(options: PoolOptions): DataSource {
  return new DataSource(dataSourceOptions(options));
}
