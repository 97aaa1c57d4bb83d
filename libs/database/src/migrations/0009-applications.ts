import { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATIONS } from './0009-applications.sql';

/** Reserves, and the days of an application. Forward only. */
export class Applications1700000000009 implements MigrationInterface {
  readonly name = 'Applications1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPLICATIONS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
