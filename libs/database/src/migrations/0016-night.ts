import { MigrationInterface, QueryRunner } from 'typeorm';
import { NIGHT } from './0016-night.sql';

/** Which messages broke the quiet hours. Forward only. */
export class Night1700000000016 implements MigrationInterface {
  readonly name = 'Night1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NIGHT);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
