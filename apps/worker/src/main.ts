import 'reflect-metadata';
import { exitWithParent, loadConfigOrExit, reportReady } from '@callboard/config';
import { ConsumerHost } from '@callboard/queue';
import { createWorker } from './create-worker';

async function main(): Promise<void> {
  exitWithParent();
  const worker = await createWorker(loadConfigOrExit(process.env));
  await worker.get(ConsumerHost).ready();
  reportReady();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
