import 'reflect-metadata';
import { exitWithParent, loadConfigOrExit, reportReady } from '@callboard/config';
import { createApi } from './create-app';

async function main(): Promise<void> {
  exitWithParent();
  const config = loadConfigOrExit(process.env);
  const app = await createApi(config);
  await app.listen(config.server.port, config.server.host);
  reportReady();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
