import { MigrationInterface, QueryRunner } from 'typeorm';
import { NOTIFICATION } from './0010-notification.sql';

/** What people are told, by which channels, and how they want it. Forward only. */
export class Notification1700000000010 implements MigrationInterface {
  readonly name = 'Notification1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTIFICATION);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
