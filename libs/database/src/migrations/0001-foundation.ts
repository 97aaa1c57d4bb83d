import { MigrationInterface, QueryRunner } from 'typeorm';
import { FOUNDATION } from './0001-foundation.sql';

/** Everything from people to audit, with the invariants that the database itself holds. Forward only. */
export class Foundation1700000000001 implements MigrationInterface {
  readonly name = 'Foundation1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FOUNDATION);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
