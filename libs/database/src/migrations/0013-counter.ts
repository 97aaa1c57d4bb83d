import { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTER } from './0013-counter.sql';

/** One counter-proposal on the rate of an offer, each way. Forward only. */
export class Counter1700000000013 implements MigrationInterface {
  readonly name = 'Counter1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COUNTER);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
