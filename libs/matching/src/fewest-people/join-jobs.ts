import type { IntervalJobs, JobProblem } from './job-problem';
import { makeJobProblem } from './job-problem';

/** A problem in which some jobs have become one, and the one that each job became a part of. */
export interface JoinedJobs {
  readonly problem: JobProblem;
  readonly partOf: Int32Array;
  readonly joins: number;
}

function running(problem: JobProblem, moment: number): number[] {
  return Array.from(problem.start.keys()).filter((job) => problem.start[job]! <= moment && moment < problem.end[job]!);
}

/** Numbers the jobs that one person must do in any plan with no more people than there are jobs at the fullest moment. */
function joinedParts(problem: JobProblem, most: number): { partOf: Int32Array; parts: number } {
  const { start, end } = problem;
  const partOf = new Int32Array(problem.jobs).fill(-1);
  const byStart = Array.from(start.keys()).sort((a, b) => start[a]! - start[b]! || a - b);
  const full = [...new Set(start)].sort((a, b) => a - b).filter((moment) => running(problem, moment).length === most);
  let parts = 0;
  let next = 0;
  const addUntil = (moment: number, part: number): void => {
    while (next < byStart.length && start[byStart[next]!]! <= moment) {
      partOf[byStart[next++]!] = part === -1 ? parts++ : part;
    }
  };
  full.forEach((moment, k) => {
    const ended = k === 0 ? [] : running(problem, full[k - 1]!).filter((job) => end[job]! <= moment);
    // Everybody was busy and all but one still are: what began since then is the work of that one.
    addUntil(moment, ended.length === 1 ? partOf[ended[0]!]! : -1);
  });
  addUntil(Infinity, -1);
  return { partOf, parts };
}

/**
 * Makes one job of those that the same person does in every plan of `most` people, `most` being the number of jobs at
 * the fullest moments. All jobs must be true jobs.
 */
export function joinJobs(problem: JobProblem, most: number, people: IntervalJobs['qualifications']): JoinedJobs {
  const { partOf, parts } = joinedParts(problem, most);
  const start = new Array<number>(parts).fill(Infinity);
  const end = new Array<number>(parts).fill(-Infinity);
  const size = new Int32Array(parts);
  partOf.forEach((part, job) => {
    start[part] = Math.min(start[part]!, problem.start[job]!);
    end[part] = Math.max(end[part]!, problem.end[job]!);
    size[part] = size[part]! + 1;
  });
  const qualifications = people.map((list) => {
    const known = new Int32Array(parts);
    for (const job of new Set(Array.from(list))) {
      const part = partOf[job];
      if (part !== undefined) known[part] = known[part]! + 1;
    }
    return Array.from(known.keys()).filter((part) => known[part] === size[part]);
  });
  return { problem: makeJobProblem({ start, end, qualifications }), partOf, joins: problem.jobs - parts };
}
