import { loadConfig, type EnvironmentVariables } from '@callboard/config';
import { CORE_POLICIES, demoAccountsIn, seedDemo } from '@callboard/core';
import { UnusableDatabaseError, migrate } from '@callboard/database';
import { migrateQueue } from '@callboard/queue';
import type { Task, TaskMessage, TaskResult } from './task-message';

/** Prepares the database in this process and tells the parent how it goes. */
export async function performTasks(tasks: readonly Task[], env: EnvironmentVariables): Promise<void> {
  const tell = (message: TaskMessage): void => void process.send?.(message);
  try {
    tell({ done: await perform(tasks, env, (progress) => tell({ progress })) });
  } catch (error) {
    const known = error instanceof UnusableDatabaseError;
    tell({ failed: known ? error.message : `Preparing the database failed: ${describe(error)}` });
  }
  process.disconnect?.();
}

async function perform(
  tasks: readonly Task[],
  env: EnvironmentVariables,
  say: (line: string) => void,
): Promise<TaskResult> {
  const config = loadConfig(env);
  const { url: appUrl, migrationUrl, ssl } = config.database;
  const { applied } = await migrate({ migrationUrl, appUrl, ssl, policies: CORE_POLICIES });
  await migrateQueue({ migrationUrl, appUrl });
  if (applied.length > 0) say(`Applied ${applied.length} migration${applied.length === 1 ? '' : 's'}`);
  const seeded = tasks.includes('seed') && (await seed(appUrl, config.secrets.masterKey, say));
  // Asked of the database and not of the settings: accounts of an earlier start are still there.
  const accounts = await demoAccountsIn(appUrl);
  return { applied, seeded, accounts: accounts.map(({ role, login, password }) => ({ role, login, password })) };
}

async function seed(databaseUrl: string, masterKey: Buffer, say: (line: string) => void): Promise<boolean> {
  const onProgress = (step: string): void => say(`Demo data: ${step}`);
  return (await seedDemo({ databaseUrl, masterKey, onProgress })).seeded;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
