// npm run build: builds api, worker and standalone into dist/, always; `--if-stale` only when something has changed.
import { buildIfStale } from './lib-build.mjs';

try {
  await buildIfStale({ force: !process.argv.includes('--if-stale') });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
