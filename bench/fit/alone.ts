import { FitFollower, FitModule } from '@callboard/core';
import { openCore } from '@callboard/testing';
import type { FitWorld } from './world';

const LIMIT = 50;

function spread(values: number[]) {
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)]! * 1_000) / 1_000;
  return { medianMs: at(0.5), p99Ms: at(0.99), worstMs: at(1) };
}

/** Milliseconds that the index takes for each question in this very process, without HTTP, session and JSON. */
export async function askAlone(world: FitWorld) {
  const core = await openCore(world.server.appUrl, [FitModule], 4);
  try {
    const follower = core.get(FitFollower);
    const started = performance.now();
    await follower.catchUp();
    const buildSeconds = Math.round((performance.now() - started) / 100) / 10;
    await follower.catchUp();
    const { index } = follower.view()!;
    const timed = (ask: () => unknown): number => {
      const asked = performance.now();
      ask();
      return performance.now() - asked;
    };
    const people = (): number[] => world.postings.map((id) => timed(() => index.bestPeople(id, LIMIT)));
    const postings = (): number[] =>
      world.seekers.map(({ personId }) => timed(() => index.bestPostings(personId, null, LIMIT)));
    people();
    postings();
    return { buildSeconds, peopleForPosting: spread(people()), postingsForPerson: spread(postings()) };
  } finally {
    await core.close();
  }
}
