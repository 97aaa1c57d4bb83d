import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startServices, withClient } from '@callboard/testing';
import { readCatalogue } from './catalogue';

/** Part of `npm run generate`: writes the snapshot of the catalogue that the migrations make, to review and commit. */
async function main(target: string): Promise<void> {
  const running = await startServices();
  try {
    const { superuserUrl, template } = running.services;
    await withClient(superuserUrl, (client) => client.query(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS true`));
    const url = new URL(superuserUrl);
    url.pathname = `/${template}`;
    writeFileSync(target, await withClient(url.toString(), readCatalogue));
  } finally {
    await running.stop();
  }
}

main(resolve(process.argv[2] ?? join(__dirname, 'catalogue.snap.txt'))).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
