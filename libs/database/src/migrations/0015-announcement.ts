import { MigrationInterface, QueryRunner } from 'typeorm';
import { ANNOUNCEMENT } from './0015-announcement.sql';

/** Announcements to a crew. Forward only. */
export class Announcement1700000000015 implements MigrationInterface {
  readonly name = 'Announcement1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ANNOUNCEMENT);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
