/**
 * Q0 to Q12: an own Postgres, Redis, api and workers as child processes, and everything that can break broken under load.
 * Run: npm run test:faults [-- --short] [--seed 7] [--only Q1,Q8] [--backend PostgreSQL]
 */
import { Figure, tableOf } from '../support/figures';
import { Backend, FaultWorld } from './fault-world';
import { examineWorld, FaultPlan, FAULTS, faultsOn, LONG, SHORT } from './run';

function option(name: string): string | undefined {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? undefined : process.argv[index + 1];
}

async function breakAll(backend: Backend, ids: readonly string[], plan: FaultPlan): Promise<Figure[]> {
  const figures: Figure[] = [];
  const world = await FaultWorld.open(backend);
  try {
    for (const id of ids) {
      const from = Date.now();
      const figure = await FAULTS[id]!.run(world, plan);
      figures.push(figure);
      console.log(`${figure.ok ? '✓' : '✗'} ${id} in ${((Date.now() - from) / 1_000).toFixed(1)} s: ${figure.figure}`);
    }
    figures.push(await examineWorld(world));
  } finally {
    await world.close();
  }
  return figures;
}

async function main(): Promise<void> {
  const short = process.argv.includes('--short');
  const plan: FaultPlan = { ...(short ? SHORT : LONG), seed: Number(option('seed') ?? 1) };
  const only = option('only')?.split(',');
  const begun = Date.now();
  await FaultWorld.build();
  const figures: Figure[] = [];
  const backends = FaultWorld.backends().filter((backend) => (option('backend') ?? backend) === backend);
  if (!FaultWorld.backends().includes('Redis'))
    console.log('No redis-server on the PATH: rows about Redis are left out.');
  for (const backend of backends) {
    console.log(`Faults on ${backend}, ${short ? 'short' : 'long'} form, seed ${plan.seed}.`);
    const ids = faultsOn(backend, short && !only).filter((id) => !only || only.includes(id));
    figures.push(...(await breakAll(backend, ids, plan)));
  }
  console.log(`\n${tableOf(figures)}\n\nIt took ${((Date.now() - begun) / 1_000).toFixed(0)} s.`);
  process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
