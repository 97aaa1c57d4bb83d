import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';

/** Connections of this process's pool, and who waits for one. */
export interface PoolFigures {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** Tells how the application's pool of connections is, without asking the database. */
@Injectable()
export class ConnectionPool {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The figures at this moment; all 0 while nothing is connected. */
  figures(): PoolFigures {
    // TypeORM names its pool of pg `master`, and declares it on its own driver only.
    const { master } = this.dataSource.driver as unknown as { master?: Pool };
    return { total: master?.totalCount ?? 0, idle: master?.idleCount ?? 0, waiting: master?.waitingCount ?? 0 };
  }
}
