import { chanceOf } from '../support/chance';
import { diagnosis } from '../support/diagnosis';
import type { Figure } from '../support/figures';
import { ApiWorld } from './api-world';
import { crewBatches } from './batches';
import { acceptAtExpiry } from './expiry';
import { sameKey } from './idempotency';
import { injectedFaults } from './injected';
import { runModel } from './model-run';
import { oneWinner } from './one-winner';
import { allPairs, racePairs } from './pairs';
import { RaceWorld } from './world';

/** How much of each race is run. */
export interface RacePlan {
  readonly seed: number;
  /** B1 and B2. */
  readonly winners: { readonly rounds: number; readonly requests: number };
  /** B3. */
  readonly batches: {
    readonly batches: number;
    readonly most: number;
    readonly pool: number;
    readonly accepts: number;
  };
  /** B4: every pair, or each so-manieth of them; only those whose `a/b` the pattern finds, where there is one. */
  readonly pairs: { readonly trials: number; readonly every: number; readonly like?: RegExp };
  /** B5. */
  readonly sequences: number;
  /** B6. */
  readonly keys: number;
  /** B7. */
  readonly tries: number;
  /** B8: rounds of all commands. */
  readonly faults: number;
  /** Whether times count: they do on a machine that has nothing else to do. */
  readonly timed: boolean;
}

/** The figures of the list of targets. */
export const LONG: RacePlan = {
  seed: 1,
  winners: { rounds: 20, requests: 1_000 },
  batches: { batches: 200, most: 90, pool: 400, accepts: 3_000 },
  pairs: { trials: 200, every: 1 },
  sequences: 2_000,
  keys: 20,
  tries: 1_000,
  faults: 50,
  timed: true,
};

/** The same on a small scale, for every run of the tests. */
export const SHORT: RacePlan = {
  seed: 1,
  winners: { rounds: 1, requests: 100 },
  batches: { batches: 8, most: 20, pool: 40, accepts: 60 },
  pairs: { trials: 2, every: 89 },
  sequences: 6,
  keys: 1,
  tries: 30,
  faults: 1,
  timed: false,
};

/** One row of the table, by its target's id. */
export type Race = (place: Place, plan: RacePlan, say: (line: string) => void) => Promise<Figure>;

/** Where races take place; the database of the API is another than that of scenes, whose people others may not meet. */
export interface Place {
  readonly world: RaceWorld;
  readonly api: ApiWorld;
}

export const RACES: Readonly<Record<string, Race>> = {
  B1: ({ api }, { winners, timed }) => oneWinner(api, 'B1', winners.rounds, winners.requests, timed),
  B2: ({ api }, { winners, timed }) => oneWinner(api, 'B2', winners.rounds, winners.requests, timed),
  B3: ({ api }, { batches, seed, timed }) => crewBatches(api.world, batches, chanceOf(seed), timed),
  B4: ({ world }, { pairs, seed }, say) => {
    const like = allPairs().filter(([a, b]) => pairs.like?.test(`${a}/${b}`) ?? true);
    const chosen = like.filter((_, index) => index % pairs.every === seed % pairs.every);
    return racePairs(world, chosen, pairs.trials, chanceOf(seed), say);
  },
  B5: ({ world }, { sequences, seed }) => runModel(world, sequences, seed),
  B6: ({ api }, { keys }) => sameKey(api, keys),
  B7: ({ api }, { tries, seed }) => acceptAtExpiry(api, tries, chanceOf(seed)),
  B8: ({ world }, { faults, seed }) => injectedFaults(world, faults, chanceOf(seed)),
};

/** Opens the places of the races; the caller closes them. */
export async function openPlace(): Promise<Place & { close(): Promise<void> }> {
  const world = await RaceWorld.open();
  const other = await RaceWorld.open();
  const api = await ApiWorld.open(other);
  return {
    world,
    api,
    close: async () => {
      await api.close();
      await other.close();
      await world.close();
    },
  };
}

/** The doctor's word on everything that the races left. */
export async function examinePlace({ world, api }: Place): Promise<Figure[]> {
  for (const each of [world, api.world]) await each.endWork();
  return [
    await diagnosis(world.database.url, 'the doctor on the pairs and sequences'),
    await diagnosis(api.world.database.url, 'the doctor on the crowds'),
  ];
}
