import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bin, ROOT, runNode, runTypeScript } from './lib-run.mjs';

async function mustRun(what, run) {
  const { code, output } = await run;
  if (code !== 0) throw new Error(`${what} failed with exit code ${code}:\n${output.trim()}`);
}

async function openApi(target) {
  await mustRun('Writing the OpenAPI document', runTypeScript('apps/api/src/openapi.ts', target));
}

async function client(target, folder) {
  const source = join(folder, 'openapi.json');
  await mustRun('Generating the client', runNode([bin('openapi-typescript/bin/cli.js'), source, '-o', target]));
}

async function catalogue(target) {
  await mustRun('Writing the catalogue', runTypeScript('test/migrations/write-catalogue.ts', target));
}

async function envExample(target) {
  const script = `process.stdout.write(require('./libs/config/src').renderEnvExample())`;
  const { code, output } = await runNode(['-r', '@swc-node/register', '-e', script]);
  if (code !== 0) throw new Error(`Rendering the environment failed:\n${output.trim()}`);
  writeFileSync(target, output);
}

async function tokens(target) {
  const script = `process.stdout.write(require('./apps/web/src/styles/tokens').tokensCss())`;
  const { code, output } = await runNode(['-r', '@swc-node/register', '-e', script]);
  if (code !== 0) throw new Error(`Rendering the tokens failed:\n${output.trim()}`);
  writeFileSync(target, output);
}

/** Every committed file that the code makes, in the order in which they depend on each other. */
export const GENERATED = [
  { file: 'openapi.json', name: 'openapi.json', make: openApi, source: 'apps/api/src/openapi.ts' },
  { file: 'libs/client/src/schema.ts', name: 'schema.ts', make: client, source: 'apps/api/src/openapi.ts' },
  { file: 'test/migrations/catalogue.snap.txt', name: 'catalogue.snap.txt', make: catalogue },
  { file: '.env.example', name: 'env.example', make: envExample },
  { file: 'apps/web/src/styles/tokens.css', name: 'tokens.css', make: tokens },
];

/** Makes the files with these paths anew in `folder`; answers with `{ file, fresh, committed }` of each. */
export async function makeInto(folder, files) {
  const made = [];
  for (const { file, name, make, source } of GENERATED.filter((entry) => files.includes(entry.file))) {
    if (source && !existsSync(resolve(ROOT, source))) continue;
    const target = join(folder, name);
    await make(target, folder);
    const committed = resolve(ROOT, file);
    made.push({
      file,
      fresh: readFileSync(target, 'utf8'),
      committed: existsSync(committed) ? readFileSync(committed, 'utf8') : undefined,
    });
  }
  return made;
}

/** The first lines in which two texts differ, for a person to see what changed. */
export function firstDifference(committed, fresh) {
  if (committed === undefined) return 'the file is missing';
  const [before, after] = [committed.split('\n'), fresh.split('\n')];
  const index = after.findIndex((line, place) => line !== before[place]);
  const place = index === -1 ? after.length : index;
  return `line ${place + 1}:\n  - ${before[place] ?? '(end of file)'}\n  + ${after[place] ?? '(end of file)'}`;
}
