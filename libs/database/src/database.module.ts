import { DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConnectionPool } from './kernel/connection-pool';
import { dataSourceOptions, PoolOptions } from './kernel/data-source';
import { DatabaseListener } from './kernel/listener';
import { Transactions } from './kernel/transactions';
import { REPOSITORIES } from './repositories';

/** The database for an application: the transaction port, the listener and every repository. */
@Global()
@Module({})
export class DatabaseModule {
  /** @param connect false builds everything and connects to nothing, for whoever only wants to see the parts */
  static forRoot(options: PoolOptions, connect = true): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(options),
          retryAttempts: 5,
          retryDelay: 500,
          manualInitialization: !connect,
        }),
      ],
      providers: [
        Transactions,
        ConnectionPool,
        { provide: DatabaseListener, useFactory: () => new DatabaseListener(options) },
        ...REPOSITORIES,
      ],
      exports: [Transactions, ConnectionPool, DatabaseListener, ...REPOSITORIES],
    };
  }
}
