import 'reflect-metadata';
import { exitWithParent, loadConfigOrExit, reportReady } from '@callboard/config';
import { FitFollower } from '@callboard/core';
import { dirname, join } from 'node:path';
import { createApi } from './create-app';

/** `dist/web`, as it lies beside `dist/apps/api/main.js`. */
const WEB = join(dirname(process.argv[1] ?? ''), '../../web');

async function main(): Promise<void> {
  exitWithParent();
  const config = loadConfigOrExit(process.env);
  const app = await createApi(config, { web: WEB });
  await app.listen(config.server.port, config.server.host);
  app.get(FitFollower).start();
  reportReady();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
