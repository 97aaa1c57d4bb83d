import { MigrationInterface, QueryRunner } from 'typeorm';
import { GAP_OVERRIDE } from './0011-gap-override.sql';

/** Rest that is given up: the bands of a gap in SQL, and the log of who allowed it and who agreed. Forward only. */
export class GapOverride1700000000011 implements MigrationInterface {
  readonly name = 'GapOverride1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GAP_OVERRIDE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
