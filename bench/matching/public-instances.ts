import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the public instances lie: `BENCH_DATA`, else beside the project. */
export function benchData(): string {
  return process.env.BENCH_DATA ?? join(__dirname, '../../../shared/benchmarks');
}

type Say = (line: string) => void;

/** A dense assignment problem: n x n costs by rows. */
export interface AssignInstance {
  readonly n: number;
  readonly costs: Float64Array;
  readonly optimum: number;
}

/** A shift minimisation instance: jobs are half-open (one may start when another ends), people know some of them. */
export interface SmptspInstance {
  readonly name: string;
  readonly jobs: number;
  readonly people: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The jobs of person p are entries `jobStart[p]` to `jobStart[p + 1]` of `job`, ascending. */
  readonly jobStart: Int32Array;
  readonly job: Int32Array;
  /** The most jobs at one moment: nobody can do with fewer people. */
  readonly overlapBound: number;
}

const ASSIGN500 = 'assign/assign500.txt';
const ASSIGN500_OPTIMUM = 991;

/** OR-Library assign500, or null with one line that says why. */
export function readAssign500(folder = benchData(), say: Say = console.log): AssignInstance | null {
  const file = join(folder, ASSIGN500);
  if (!existsSync(file)) {
    say(`assign500 skipped: no ${file}; BENCH_DATA names the folder with the public instances`);
    return null;
  }
  const [n, ...costs] = readFileSync(file, 'utf8').trim().split(/\s+/).map(Number);
  if (n === undefined || costs.length !== n * n || costs.some(Number.isNaN)) {
    throw new Error(`${file} is no square instance`);
  }
  return { n, costs: Float64Array.from(costs), optimum: ASSIGN500_OPTIMUM };
}

/** The greatest number of jobs that run at one moment. */
export function overlapBound(start: Int32Array, end: Int32Array): number {
  const starts = start.slice().sort();
  const ends = end.slice().sort();
  let [most, running, ended] = [0, 0, 0];
  for (const begin of starts) {
    running += 1;
    while (ends[ended]! <= begin) {
      ended += 1;
      running -= 1;
    }
    most = Math.max(most, running);
  }
  return most;
}

function countAfter(lines: readonly string[], name: string): { count: number; at: number } {
  const at = lines.findIndex((line) => line.startsWith(`${name} =`));
  const count = Number(lines[at]?.split('=')[1]);
  if (!Number.isInteger(count)) throw new Error(`no line "${name} = ..."`);
  return { count, at: at + 1 };
}

/** One instance from its text; throws when the text is not of the format. */
export function parseSmptsp(name: string, text: string): SmptspInstance {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const jobs = countAfter(lines, 'Jobs');
  const people = countAfter(lines, 'Qualifications');
  const start = new Int32Array(jobs.count);
  const end = new Int32Array(jobs.count);
  for (let job = 0; job < jobs.count; job++) {
    const [from, to] = lines[jobs.at + job]!.trim().split(/\s+/).map(Number);
    if (!Number.isInteger(from) || !Number.isInteger(to) || to! <= from!) throw new Error(`${name}: job ${job}`);
    start[job] = from!;
    end[job] = to!;
  }
  const jobStart = new Int32Array(people.count + 1);
  const known: number[] = [];
  for (let person = 0; person < people.count; person++) {
    const [count, list = ''] = (lines[people.at + person] ?? '').split(':');
    const own = list.trim() === '' ? [] : list.trim().split(/\s+/).map(Number);
    if (own.length !== Number(count) || own.some((job) => !(job >= 0 && job < jobs.count))) {
      throw new Error(`${name}: person ${person}`);
    }
    known.push(...own.sort((a, b) => a - b));
    jobStart[person + 1] = known.length;
  }
  return {
    name,
    jobs: jobs.count,
    people: people.count,
    start,
    end,
    jobStart,
    job: Int32Array.from(known),
    overlapBound: overlapBound(start, end),
  };
}

/** All SMPTSP instances in order of name, or null with one line that says why. */
export function readSmptsp(folder = benchData(), say: Say = console.log): SmptspInstance[] | null {
  const directory = join(folder, 'smptsp');
  const files = existsSync(directory) ? readdirSync(directory).filter((file) => file.endsWith('.dat')) : [];
  if (files.length === 0) {
    say(`SMPTSP skipped: no instances in ${directory}; BENCH_DATA names the folder with the public instances`);
    return null;
  }
  return files.sort().map((file) => parseSmptsp(file.slice(0, -4), readFileSync(join(directory, file), 'utf8')));
}
