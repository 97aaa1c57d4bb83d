import { MigrationInterface, QueryRunner } from 'typeorm';
import { BACKFILL } from './0007-backfill.sql';

/** Bookings called off, places worked in part, and the refilling of places. Forward only. */
export class Backfill1700000000007 implements MigrationInterface {
  readonly name = 'Backfill1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BACKFILL);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
