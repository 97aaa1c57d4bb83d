import { MigrationInterface, QueryRunner } from 'typeorm';
import { BLOCK } from './0012-block.sql';

/** Who wants nothing to do with whom. Forward only. */
export class Block1700000000012 implements MigrationInterface {
  readonly name = 'Block1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BLOCK);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only: restore a backup instead.');
  }
}
