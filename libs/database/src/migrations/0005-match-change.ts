import { MigrationInterface, QueryRunner } from 'typeorm';
import { MATCH_CHANGE } from './0005-match-change.sql';

/** Notes of what changed for the index that answers who fits what, written by triggers. Forward only. */
export class MatchChange1700000000005 implements MigrationInterface {
  readonly name = 'MatchChange1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MATCH_CHANGE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
