import { MigrationInterface, QueryRunner } from 'typeorm';
import { HOLD } from './0008-hold.sql';

/** Holds. Forward only. */
export class Hold1700000000008 implements MigrationInterface {
  readonly name = 'Hold1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HOLD);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
