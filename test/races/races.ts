/**
 * B1 to B8: races over HTTP and in core on a database of their own, with the doctor at the end.
 * Run: npm run test:races [-- --short] [--seed 7] [--only B4,B5]; of B4 a part: --pairs 'block|Hold' --trials 20
 */
import { startServices } from '@callboard/testing';
import { publishServices } from '../../libs/testing/src/services';
import { Figure, tableOf } from '../support/figures';
import { examinePlace, LONG, openPlace, RACES, RacePlan, SHORT } from './run';

function option(name: string): string | undefined {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? undefined : process.argv[index + 1];
}

async function main(): Promise<void> {
  const short = process.argv.includes('--short');
  const seed = Number(option('seed') ?? 1);
  const form = short ? SHORT : LONG;
  const like = option('pairs');
  const pairs = {
    trials: Number(option('trials') ?? form.pairs.trials),
    every: like === undefined ? form.pairs.every : 1,
    ...(like !== undefined && { like: new RegExp(like) }),
  };
  const plan: RacePlan = { ...form, pairs, seed };
  const only = option('only')?.split(',');
  const begun = Date.now();
  const running = await startServices();
  publishServices(running.services);
  const figures: Figure[] = [];
  try {
    const place = await openPlace();
    try {
      console.log(`Races, ${short ? 'short' : 'long'} form, seed ${seed}.`);
      for (const [id, race] of Object.entries(RACES)) {
        if (only && !only.includes(id)) continue;
        const from = Date.now();
        figures.push(await race(place, plan, (line) => console.log(line)));
        const { ok, figure } = figures[figures.length - 1]!;
        console.log(`${ok ? '✓' : '✗'} ${id} in ${((Date.now() - from) / 1_000).toFixed(1)} s: ${figure}`);
      }
      figures.push(...(await examinePlace(place)));
    } finally {
      await place.close();
    }
  } finally {
    await running.stop();
  }
  console.log(`\n${tableOf(figures)}\n\nIt took ${((Date.now() - begun) / 1_000).toFixed(0)} s.`);
  process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
