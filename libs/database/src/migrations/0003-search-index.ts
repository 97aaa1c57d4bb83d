import { MigrationInterface, QueryRunner } from 'typeorm';
import { SEARCH_INDEX } from './0003-search-index.sql';

/** Indexes for the board's orders and for looking people and titles up by a part of their names. Forward only. */
export class SearchIndex1700000000003 implements MigrationInterface {
  readonly name = 'SearchIndex1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEARCH_INDEX);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
