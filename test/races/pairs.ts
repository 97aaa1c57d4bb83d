import { codeOf } from '@callboard/testing';
import type { Figure } from '../support/figures';
import { Chance } from '../support/chance';
import { Command, COMMANDS } from './commands';
import { leave, newScene, Scene } from './scene';
import { stateOf } from './scene-state';
import type { RaceWorld } from './world';

/** So few races may all go one way, on a machine that is busy. */
const FEW = 100;
/** Most that one of the two begins after the other, milliseconds: about as long as a command takes. */
const HEAD_START_MS = 12;
/** Scenes that are played beside each other. */
const AT_ONCE = 4;

interface Outcome {
  readonly codes: string;
  readonly state: string;
}

/** Every command against every other, and against itself. */
export function allPairs(): [string, string][] {
  const names = Object.keys(COMMANDS);
  return names.flatMap((a, index) => names.slice(index).map((b): [string, string] => [a, b]));
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function outcome(scene: Scene, codes: readonly string[]): Promise<Outcome> {
  const state = await stateOf(scene);
  await leave(scene);
  return { codes: codes.join(' + '), state };
}

async function serial(world: RaceWorld, first: Command, second: Command, swapped: boolean): Promise<Outcome> {
  const scene = await newScene(world);
  const codes = [await codeOf(first(scene)), await codeOf(second(scene))];
  return outcome(scene, swapped ? codes.reverse() : codes);
}

async function together(scene: Scene, a: Command, b: Command, chance: Chance): Promise<Outcome> {
  const lead = (chance() * 2 - 1) * HEAD_START_MS;
  const codes = await Promise.all([
    pause(Math.max(0, lead)).then(() => codeOf(a(scene))),
    pause(Math.max(0, -lead)).then(() => codeOf(b(scene))),
  ]);
  return outcome(scene, codes);
}

/** What is left of `one` without the lines of `other`. */
function difference(one: string, other: string): string {
  const rest = other.split('\n');
  return one
    .split('\n')
    .filter((line) => {
      const index = rest.indexOf(line);
      if (index >= 0) rest.splice(index, 1);
      return index < 0;
    })
    .join(' | ');
}

interface PairReport {
  readonly trials: number;
  /** Trials that came to what neither order comes to, each told once. */
  readonly strange: readonly string[];
  /** Errors that are none of the product's refusals. */
  readonly raw: readonly string[];
  readonly mixed: boolean;
}

async function playPair(
  world: RaceWorld,
  [a, b]: [string, string],
  trials: number,
  chance: Chance,
): Promise<PairReport> {
  const [one, two] = [COMMANDS[a]!, COMMANDS[b]!];
  const orders = [await serial(world, one, two, false), await serial(world, two, one, true)];
  const strange: string[] = [];
  const raw: string[] = [];
  const seen = new Set<string>();
  for (let done = 0; done < trials; done += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, trials - done) }, async () =>
      together(await newScene(world), one, two, chance),
    );
    for (const outcome of await Promise.all(batch)) {
      seen.add(outcome.state);
      for (const code of outcome.codes.split(' + ')) if (!/^[a-zA-Z.]+$/.test(code)) raw.push(`${a}/${b}: ${code}`);
      if (orders.some(({ state }) => state === outcome.state)) continue;
      const expected = orders.map(
        ({ state }) => `-[${difference(state, outcome.state)}] +[${difference(outcome.state, state)}]`,
      );
      strange.push(`${a}/${b} (${outcome.codes}): ${expected.join(' or ')}`);
    }
  }
  return { trials, strange, raw, mixed: seen.size > 1 };
}

/** B4: pairs of commands at once; what comes of it is what one of the two orders gives. */
export async function racePairs(
  world: RaceWorld,
  pairs: readonly [string, string][],
  trials: number,
  chance: Chance,
  say: (line: string) => void,
): Promise<Figure> {
  let played = 0;
  let mixed = 0;
  const strange: string[] = [];
  const raw: string[] = [];
  for (const pair of pairs) {
    const report = await playPair(world, pair, trials, chance);
    played += report.trials;
    if (report.mixed) mixed += 1;
    strange.push(...report.strange);
    raw.push(...report.raw);
    for (const line of [...new Set([...report.strange, ...report.raw])].slice(0, 3)) say(line);
  }
  return {
    id: 'B4',
    what: `${pairs.length} of the ${allPairs().length} pairs of ${Object.keys(COMMANDS).length} commands (of applications, offers, counter-proposals, holds, bookings, blocks, reserves and shoots) at once, ${trials} times each`,
    target: 'as one of the two orders, 0 raw errors',
    figure: `${played} races (${mixed} pairs went both ways): ${strange.length} as neither order, ${raw.length} raw errors`,
    ok: strange.length === 0 && raw.length === 0 && (mixed > 0 || played < FEW),
  };
}
