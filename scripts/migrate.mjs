// npm run migrate: brings the database up to date and ends. Builds first if something has changed.
import { runStandalone } from './lib-start.mjs';

await runStandalone(['migrate', ...process.argv.slice(2)]);
