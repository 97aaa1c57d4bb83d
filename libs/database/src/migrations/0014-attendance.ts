import { MigrationInterface, QueryRunner } from 'typeorm';
import { ATTENDANCE } from './0014-attendance.sql';

/** Who has said that she comes on her first day. Forward only. */
export class Attendance1700000000014 implements MigrationInterface {
  readonly name = 'Attendance1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ATTENDANCE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
