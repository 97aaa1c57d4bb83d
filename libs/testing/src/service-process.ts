import { startServices } from './start-services';

/*
 * The process that holds the services of a test run. It writes one line of JSON when they are ready and ends, with
 * them, when its input ends: at the global tear-down, or because Jest is gone.
 */
async function main(): Promise<void> {
  // Ctrl-C reaches the whole group; the tests' process decides when this one ends.
  process.on('SIGINT', () => undefined);
  const released = new Promise<void>((resolve) => process.stdin.once('end', resolve).resume());
  const running = await startServices();
  process.stdout.write(`${JSON.stringify(running.services)}\n`);
  await released;
  await running.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
