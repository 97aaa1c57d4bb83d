import { MigrationInterface, QueryRunner } from 'typeorm';
import { POSTING_ORIGIN } from './0002-posting-origin.sql';

/** Where a posting came from, and whether somebody has edited it since. Forward only. */
export class PostingOrigin1700000000002 implements MigrationInterface {
  readonly name = 'PostingOrigin1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POSTING_ORIGIN);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
