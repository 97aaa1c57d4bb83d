// npm run doctor: looks at every invariant of the database and ends, with code 0 when all hold. Builds first if something has changed.
import { runStandalone } from './lib-start.mjs';

await runStandalone(['doctor']);
