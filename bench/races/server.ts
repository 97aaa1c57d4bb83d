/** The API in a process of its own, as the races meet it: told its configuration by the process that forks it. */
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { exitWithParent, loadConfig } from '@callboard/config';
import { createApi } from '../../apps/api/src/create-app';

exitWithParent();
process.once('message', (env: Record<string, string>) => {
  const start = async (): Promise<void> => {
    const app = await createApi(loadConfig(env));
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    process.send?.({ port });
  };
  start().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
