import { writeStagedTrail } from '@callboard/testing';
import { race } from '../../bench/races/load';
import { onePerson, onePlace, Scene } from '../../bench/races/scenes';
import { Figure, quantile, tally } from '../support/figures';
import type { ApiWorld } from './api-world';

/** Days between the shoots of two rounds, so that a winner's booking is in nobody's way later. */
const ROUND_DAYS = 30;
const WALL_LIMIT_MS = 5_000;
const P99_LIMIT_MS = 3_000;

async function play(
  world: ApiWorld,
  scene: Scene,
  rounds: number,
  requests: number,
): Promise<{
  readonly codes: string[];
  readonly wrong: number;
  readonly walls: number[];
  readonly latencies: number[];
}> {
  const codes: string[] = [];
  const walls: number[] = [];
  const latencies: number[] = [];
  let wrong = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { acceptances, bookings } = await scene(world, requests, 14 + round * ROUND_DAYS);
    await writeStagedTrail(world.stage);
    const { answers, wallMs } = await race(world.port, acceptances);
    walls.push(wallMs);
    latencies.push(...answers.map(({ ms }) => ms));
    codes.push(...answers.map(({ status, code }) => (status < 300 ? 'accepted' : `${status} ${code}`)));
    const winners = answers.filter(({ status }) => status < 300).length;
    const refused = answers.filter(({ status }) => status === 409).length;
    const booked = await world.stage.value<number>(bookings);
    if (winners !== 1 || refused !== requests - 1 || booked !== 1) wrong += 1;
  }
  return { codes, wrong, walls, latencies };
}

/** B1 and B2: of many acceptances exactly one succeeds, and everybody else hears why. */
export async function oneWinner(
  world: ApiWorld,
  id: 'B1' | 'B2',
  rounds: number,
  requests: number,
  inTime: boolean,
): Promise<Figure> {
  const scene = id === 'B1' ? onePlace : onePerson;
  await play(world, scene, 1, 20);
  const { codes, wrong, walls, latencies } = await play(world, scene, rounds, requests);
  const [wall, p99] = [Math.max(...walls), quantile(latencies, 0.99)];
  const fast = wall < WALL_LIMIT_MS && (id === 'B2' || p99 < P99_LIMIT_MS);
  return {
    id,
    what: id === 'B1' ? `${requests} people accept one place` : `one person accepts ${requests} overlapping offers`,
    target: `1 × 2xx, rest 409, wall < 5 s${id === 'B1' ? ', p99 < 3 s' : ''}; ${rounds} rounds`,
    figure: `${wrong} rounds wrong; ${tally(codes)}; wall ≤ ${(wall / 1_000).toFixed(1)} s, p99 ${Math.round(p99)} ms`,
    ok: wrong === 0 && (fast || !inTime),
  };
}
