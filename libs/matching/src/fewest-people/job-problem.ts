/** Jobs with fixed times, and who can do which. A job may start when another ends. */
export interface IntervalJobs {
  /** First moment of each job and the moment after its last, integers of any one unit. */
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
  /** Indexes of the jobs that each person can do. */
  readonly qualifications: readonly ArrayLike<number>[];
}

/** The jobs in columns, without those that nobody could ever do. */
export interface JobProblem {
  readonly jobs: number;
  readonly people: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** The people of job j are entries `personStart[j]` to `personStart[j + 1]` of `person`, ascending. */
  readonly personStart: Int32Array;
  readonly person: Int32Array;
  /** Room for the jobs of one person at a time. */
  readonly room: number;
}

/** A job with a time that is no integer, or that ends before it starts, is no job at all. */
function isJob(input: IntervalJobs, job: number): boolean {
  const [start, end] = [input.start[job]!, input.end[job]!];
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && start < end;
}

/** The most jobs of a set that one person can do one after the other, if she can do them all. */
function longestChain(start: Float64Array, end: Float64Array, jobs: readonly number[]): number {
  const byEnd = [...jobs].sort((a, b) => end[a]! - end[b]! || a - b);
  let [count, free] = [0, -Infinity];
  for (const job of byEnd) {
    if (start[job]! < free) continue;
    count += 1;
    free = end[job]!;
  }
  return count;
}

/** Puts the jobs in columns; the people of a job that is none are left out, so that it is nobody's. */
export function makeJobProblem(input: IntervalJobs): JobProblem {
  const jobs = Math.max(input.start.length, input.end.length);
  const start = Float64Array.from({ length: jobs }, (_, job) => input.start[job] ?? NaN);
  const end = Float64Array.from({ length: jobs }, (_, job) => input.end[job] ?? NaN);
  const lists: number[][] = Array.from({ length: jobs }, () => []);
  let room = 0;
  input.qualifications.forEach((list, person) => {
    const own = [...new Set(Array.from(list))].filter((job) => job in lists && isJob(input, job));
    for (const job of own) lists[job]!.push(person);
    room = Math.max(room, longestChain(start, end, own));
  });
  const personStart = new Int32Array(jobs + 1);
  lists.forEach((list, job) => (personStart[job + 1] = personStart[job]! + list.length));
  return {
    jobs,
    people: input.qualifications.length,
    start,
    end,
    personStart,
    person: Int32Array.from(lists.flat()),
    room: room + 1,
  };
}

/** The most jobs of a set that run at one moment: nobody can do them with fewer people. */
export function mostAtOnce(problem: JobProblem, jobs: readonly number[]): number {
  const starts = Float64Array.from(jobs, (job) => problem.start[job]!).sort();
  const ends = Float64Array.from(jobs, (job) => problem.end[job]!).sort();
  let [most, ended] = [0, 0];
  starts.forEach((begin, started) => {
    while (ends[ended]! <= begin) ended += 1;
    most = Math.max(most, started + 1 - ended);
  });
  return most;
}
