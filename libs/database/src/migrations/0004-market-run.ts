import { MigrationInterface, QueryRunner } from 'typeorm';
import { MARKET_RUN } from './0004-market-run.sql';

/** Runs of the whole market, prices of slots, and postings that ask by themselves. Forward only. */
export class MarketRun1700000000004 implements MigrationInterface {
  readonly name = 'MarketRun1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MARKET_RUN);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
