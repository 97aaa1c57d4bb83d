import { performance } from 'node:perf_hooks';
import { MarketBuilder, type Allocate, type Market, type SolveOptions, type SolveResult } from '@callboard/matching';
import { generatedTerms, generateMarket, type GeneratorOptions } from './generator';
import { lapjv } from './lapjv';
import { readAssign500 } from './public-instances';

export const ASSIGN500_OPTIMUM = 991;

/** Median, 99th percentile and worst of times in milliseconds. */
export interface Spread {
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p99: at(0.99), worst: sorted[sorted.length - 1] ?? 0 };
}

/** Milliseconds of each of `runs` calls behind `warmUp` uncounted ones. */
export function timesOf(runs: number, warmUp: number, work: (run: number) => void): number[] {
  const times: number[] = [];
  for (let run = -warmUp; run < runs; run++) {
    const start = performance.now();
    work(run < 0 ? runs - run : run);
    if (run >= 0) times.push(performance.now() - start);
  }
  return times;
}

/** J in milliseconds: our LAPJV on OR-Library assign500; null where the instance is not on this machine. */
export function measureJ(): { readonly ms: number; readonly total: number } | null {
  const instance = readAssign500();
  if (!instance) return null;
  let total = 0;
  const times = timesOf(40, 10, () => {
    total = lapjv(instance.n, instance.costs);
  });
  return { ms: spreadOf(times).median, total };
}

/** A generated market, straight into its columns. */
export function marketOf(options: GeneratorOptions, allocate?: Allocate): Market {
  const builder = new MarketBuilder(generatedTerms(options.weights), allocate);
  generateMarket(options, builder);
  return builder.build();
}

/** A solve and how long it took. */
export interface TimedSolve {
  readonly result: SolveResult;
  readonly seconds: number;
  /** Seconds and certified or estimated gap in per cent, from the first plan on. */
  readonly curve: readonly (readonly [number, number])[];
  /** The same of the proofs alone. */
  readonly proofs: readonly (readonly [number, number])[];
  readonly stages: ReadonlyMap<string, number>;
}

/**
 * A solve with a clock: it is told to end after `seconds`; the proof of the bound comes behind, and is counted in the
 * seconds that are given back.
 */
export function timedSolve(
  run: (options: SolveOptions) => SolveResult,
  seconds: number,
  options: SolveOptions = {},
): TimedSolve {
  const start = performance.now();
  const curve: [number, number][] = [];
  const proofs: [number, number][] = [];
  const stages = new Map<string, number>();
  let last = start;
  let lowest = Infinity;
  const result = run({
    ...options,
    onProgress: (step) => {
      const now = performance.now();
      stages.set(step.stage, (stages.get(step.stage) ?? 0) + (now - last) / 1_000);
      last = now;
      if (step.value === 0 || step.bound === 0) return;
      const gap = (100 * (step.bound - step.value)) / step.bound;
      lowest = step.stage === 'proof' ? gap : Math.min(lowest, gap);
      curve.push([(now - start) / 1_000, lowest]);
      if (step.stage === 'proof') proofs.push([(now - start) / 1_000, gap]);
    },
    stop: () => performance.now() - start > seconds * 1_000,
  });
  return { result, seconds: (performance.now() - start) / 1_000, curve, proofs, stages };
}

export const percent = (share: number): number => 100 * share;
export const seconds = (value: number): string => `${value.toFixed(2)} s`;
