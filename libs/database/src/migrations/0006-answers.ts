import { MigrationInterface, QueryRunner } from 'typeorm';
import { ANSWERS } from './0006-answers.sql';

/** What the answers to a producer's questions need: postings on other days, and what other days would bring. Forward only. */
export class Answers1700000000006 implements MigrationInterface {
  readonly name = 'Answers1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ANSWERS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
