import { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { isDomainError } from '@callboard/domain';
import { openCore } from './core-context';
import { HiringStage } from './hiring-stage';
import { createTestDatabase } from './test-database';

/** Modules of core on a database of their own, with a stage to put people and shoots on. */
export interface HiringCore {
  readonly stage: HiringStage;
  readonly core: INestApplicationContext;
  /** Reaches what the application's role may not change. */
  readonly superuserUrl: string;
  /** Closes both and drops the database. */
  close(): Promise<void>;
}

/** Opens a {@link HiringCore}; the caller closes it. */
export async function openHiringCore(
  modules: readonly (Type | DynamicModule)[],
  poolSize?: number,
): Promise<HiringCore> {
  const database = await createTestDatabase();
  const stage = await HiringStage.open(database);
  const core = await openCore(database.url, modules, poolSize);
  return {
    stage,
    core,
    superuserUrl: database.superuserUrl,
    close: async () => {
      await core.close();
      await stage.close();
      await database.drop();
    },
  };
}

/** The code with which work is refused: `ok` when it is not, the error as text when it is none of the product's. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'ok',
    (error: unknown) => (isDomainError(error) ? error.code : String(error)),
  );
}
