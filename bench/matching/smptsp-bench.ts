import { fewestPeople } from '../../libs/matching/src/fewest-people/fewest-people';
import type { SmptspInstance } from './public-instances';

/** What one instance came to. */
export interface SmptspRow {
  readonly name: string;
  readonly jobs: number;
  readonly people: number;
  /** The most jobs at one moment: nobody can do with fewer people. */
  readonly bound: number;
  readonly used: number;
  readonly atBound: boolean;
  readonly allPlaced: boolean;
  readonly seconds: number;
}

/** Checks a plan from the instance alone and counts its people; throws when somebody could not do it. */
export function checkSmptspPlan(
  instance: SmptspInstance,
  personOfJob: ArrayLike<number>,
): { used: number; placed: number } {
  const { name, start, end, jobStart, job: known } = instance;
  if (personOfJob.length !== instance.jobs) throw new Error(`${name}: a plan of ${personOfJob.length} jobs`);
  const jobsOf = new Map<number, number[]>();
  let placed = 0;
  for (let job = 0; job < instance.jobs; job++) {
    const person = personOfJob[job]!;
    if (person === -1) continue;
    const own = known.subarray(jobStart[person], jobStart[person + 1]);
    if (!own.includes(job)) throw new Error(`${name}: person ${person} does not know job ${job}`);
    jobsOf.set(person, [...(jobsOf.get(person) ?? []), job]);
    placed += 1;
  }
  for (const [person, jobs] of jobsOf) {
    jobs.sort((a, b) => start[a]! - start[b]!);
    const clash = jobs.findIndex((job, k) => k > 0 && end[jobs[k - 1]!]! > start[job]!);
    if (clash !== -1) throw new Error(`${name}: person ${person} does two jobs at once`);
  }
  return { used: jobsOf.size, placed };
}

/** Solves each instance for so many seconds at most, and less where the bound is reached; every plan is checked. */
export function measureSmptsp(
  instances: readonly SmptspInstance[],
  secondsEach: number,
  progress: (row: SmptspRow) => void = () => undefined,
): SmptspRow[] {
  return instances.map((instance) => {
    const { name, jobs, people, start, end, overlapBound: bound, jobStart, job } = instance;
    const qualifications = Array.from({ length: people }, (_, person) =>
      job.subarray(jobStart[person], jobStart[person + 1]),
    );
    const begin = performance.now();
    const seconds = (): number => (performance.now() - begin) / 1000;
    const found = fewestPeople(
      { start, end, qualifications },
      { work: Infinity, stop: () => seconds() >= secondsEach },
    );
    const took = seconds();
    const { used, placed } = checkSmptspPlan(instance, found.personOfJob);
    const row = { name, jobs, people, bound, used, atBound: used === bound, allPlaced: placed === jobs, seconds: took };
    progress(row);
    return row;
  });
}
