import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { createApi } from './create-app';
import { openApiDocument } from './http/open-api';
import { offlineConfig } from './offline-config';

/** Writes the OpenAPI document to the file named by the first argument; needs no database. */
async function main(): Promise<void> {
  const target = process.argv[2];
  if (!target) throw new Error('Usage: openapi.ts <file>');
  const app = await createApi(offlineConfig(), { connect: false });
  writeFileSync(target, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
