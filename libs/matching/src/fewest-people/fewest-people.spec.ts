import fc from 'fast-check';
import { fewestPeople } from './fewest-people';
import type { FewestResult } from './fewest-people';
import type { IntervalJobs } from './job-problem';
import { makeJobProblem } from './job-problem';
import { joinJobs } from './join-jobs';

const WORK = 100_000;

interface Case extends IntervalJobs {
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly qualifications: readonly (readonly number[])[];
}

function cases(mostJobs: number, mostPeople: number, horizon: number): fc.Arbitrary<Case> {
  return fc
    .array(fc.tuple(fc.integer({ min: -3, max: horizon }), fc.integer({ min: 1, max: 6 })), { maxLength: mostJobs })
    .chain((jobs) =>
      fc.record({
        start: fc.constant(jobs.map(([start]) => start)),
        end: fc.constant(jobs.map(([start, length]) => start + length)),
        qualifications: fc.array(fc.subarray(jobs.map((_, job) => job)), { maxLength: mostPeople }),
      }),
    );
}

function overlap(input: Case, a: number, b: number): boolean {
  return input.start[a]! < input.end[b]! && input.start[b]! < input.end[a]!;
}

/** The most jobs that can be placed, and the fewest people for so many, by trying everything. */
function bruteForce(input: Case): { placed: number; used: number } {
  let best = { placed: 0, used: 0 };
  const plan: number[] = [];
  const go = (job: number, placed: number): void => {
    if (job === input.start.length) {
      const used = new Set(plan.filter((person) => person >= 0)).size;
      if (placed > best.placed || (placed === best.placed && used < best.used)) best = { placed, used };
      return;
    }
    for (let person = -1; person < input.qualifications.length; person++) {
      const can = person === -1 || input.qualifications[person]!.includes(job);
      if (!can || plan.some((other, k) => other >= 0 && other === person && overlap(input, k, job))) continue;
      plan.push(person);
      go(job + 1, placed + (person === -1 ? 0 : 1));
      plan.pop();
    }
  };
  go(0, 0);
  return best;
}

function expectValid(input: Case, found: FewestResult): void {
  const plan = [...found.personOfJob];
  expect(plan).toHaveLength(input.start.length);
  expect(found.unplaced).toEqual(plan.flatMap((person, job) => (person === -1 ? [job] : [])));
  expect(found.used).toBe(new Set(plan.filter((person) => person >= 0)).size);
  expect(found.used).toBeGreaterThanOrEqual(found.bound);
  const faults = plan.filter((person, job) => {
    if (person === -1) return false;
    const clash = plan.some((other, k) => k < job && other === person && overlap(input, k, job));
    return clash || !input.qualifications[person]!.includes(job);
  });
  expect(faults).toEqual([]);
}

test('tiny cases come out as when everything is tried', () => {
  fc.assert(
    fc.property(cases(6, 4, 12), (input) => {
      const found = fewestPeople(input, { work: WORK });
      expectValid(input, found);
      const best = bruteForce(input);
      expect(input.start.length - found.unplaced.length).toBe(best.placed);
      // Which jobs stay open is not chosen by how few people the others need.
      if (found.unplaced.length === 0) expect(found.used).toBe(best.used);
    }),
    { numRuns: 60 },
  );
});

test('plans of any case are valid', () => {
  fc.assert(
    fc.property(cases(60, 20, 40), (input) => expectValid(input, fewestPeople(input, { work: WORK }))),
    { numRuns: 60 },
  );
});

test('the same input and work give the same plan', () => {
  fc.assert(
    fc.property(cases(40, 12, 30), (input) => {
      const [one, two] = [fewestPeople(input, { work: WORK }), fewestPeople(input, { work: WORK })];
      expect(two).toEqual(one);
    }),
    { numRuns: 20 },
  );
});

/** Jobs side by side in rows without gaps, each row known to one person and each job to some others. */
function tiled(rows: number, columns: number): Case {
  const cells = Array.from({ length: rows * columns }, (_, job) => ({
    row: job % rows,
    column: Math.floor(job / rows),
  }));
  const people = 2 * rows;
  return {
    start: cells.map(({ row, column }) => 10 * column + (column === 0 ? 0 : row % 7)),
    end: cells.map(({ row, column }) => 10 * (column + 1) + (column === columns - 1 ? 0 : row % 7)),
    qualifications: Array.from({ length: people }, (_, person) =>
      cells.flatMap(({ row, column }, job) =>
        person === row || (7 * row + 3 * column + person) % 3 === 0 ? [job] : [],
      ),
    ),
  };
}

test('people go home until the jobs of the busiest moment have one each', () => {
  const input = tiled(12, 8);
  const found = fewestPeople(input);
  expectValid(input, found);
  expect(found).toMatchObject({ used: 12, bound: 12, unplaced: [] });
});

test('a job may start when another ends', () => {
  expect(fewestPeople({ start: [0, 10], end: [10, 20], qualifications: [[0, 1], [1]] })).toMatchObject({
    personOfJob: Int32Array.of(0, 0),
    used: 1,
    bound: 1,
  });
});

test('what is no job, and a job that nobody can do, is named and hinders nothing', () => {
  const all = [0, 1, 2, 3, 4, 5, 6];
  const found = fewestPeople({
    start: [0, NaN, 5, 3, 0.5, 0, 2],
    end: [4, 9, 5, 1, 2, Infinity, 3],
    qualifications: [all.slice(0, 6), [...all.slice(0, 6), 0, 99, -1, NaN]],
  });
  expect(found.unplaced).toEqual([1, 2, 3, 4, 5, 6]);
  expect(found).toMatchObject({ used: 1, bound: 1 });
});

test('starts and ends of different number leave the rest without a job', () => {
  expect(fewestPeople({ start: [0, 1], end: [1], qualifications: [[0, 1]] })).toMatchObject({ unplaced: [1], used: 1 });
});

test('jobs that all people together cannot do stay open, and the others still take few people', () => {
  const found = fewestPeople(
    {
      start: [0, 0, 0, 20, 30],
      end: [9, 9, 9, 29, 39],
      qualifications: [
        [0, 1, 2, 3, 4],
        [0, 1, 2, 3, 4],
      ],
    },
    { work: WORK },
  );
  expect(found.unplaced).toHaveLength(1);
  expect(found).toMatchObject({ used: 2, bound: 2 });
});

test('no jobs or no people is no plan', () => {
  expect(fewestPeople({ start: [], end: [], qualifications: [[]] })).toMatchObject({ used: 0, bound: 0, unplaced: [] });
  expect(fewestPeople({ start: [0], end: [1], qualifications: [] })).toMatchObject({
    used: 0,
    bound: 0,
    unplaced: [0],
  });
});

test('a search that is stopped gives what it has', () => {
  const input = tiled(30, 20);
  const steps: number[] = [];
  const found = fewestPeople(input, { stop: (step) => steps.push(step.work) === 3 });
  expect(steps).toHaveLength(3);
  expectValid(input, found);
});

test('no more work is done than allowed, but for the last step', () => {
  const input = tiled(30, 20);
  const found = fewestPeople(input, { work: 2_000 });
  expectValid(input, found);
  expect(found.work).toBeLessThan(2_000 + input.qualifications.length);
});

test('jobs that one person must do in a plan of so few people become one', () => {
  // Both long jobs run on, so who ends the first short job does all that follows.
  const input = {
    start: [0, 0, 0, 5, 8],
    end: [20, 20, 4, 7, 20],
    qualifications: [[0, 1, 2, 3, 4], [0, 2, 3], [1, 4], []],
  };
  const joined = joinJobs(makeJobProblem(input), 3, input.qualifications);
  expect([...joined.partOf]).toEqual([0, 1, 2, 2, 2]);
  expect(joined.joins).toBe(2);
  expect([...joined.problem.person.subarray(joined.problem.personStart[2], joined.problem.personStart[3])]).toEqual([
    0,
  ]);
  expect(fewestPeople(input)).toMatchObject({ personOfJob: Int32Array.of(1, 2, 0, 0, 0), used: 3, bound: 3 });
});
