/**
 * `npm run bench:matching [-- --quick] [-- part ...]`: the table B1-B14 on generated markets and on the public instances
 * in BENCH_DATA. Writes bench/results/matching.json and matching.html; named parts are measured anew and take the place
 * of their old figures.
 */
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { PartInput, PartOutput, PARTS } from './measures';
import { matchingPage } from './page';
import { figure, MatchingReport, MEASURE_IDS, verdictOf } from './report';

const SEED = 1;
const FOLDER = join(__dirname, '../results');

interface Stored {
  readonly parts: Readonly<Record<string, PartOutput>>;
}

/** Runs one part in a process of its own. */
function runPart(name: string, input: PartInput): Promise<PartOutput> {
  return new Promise((resolve, reject) => {
    const child = fork(__filename, ['--part', name], { execArgv: ['-r', '@swc-node/register'] });
    let found: PartOutput | null = null;
    child.on('message', (message) => {
      found = message as PartOutput;
    });
    child.on('exit', (code) => {
      if (found !== null && code === 0) resolve(found);
      else reject(new Error(`part ${name} ended with code ${code}`));
    });
    child.send(input);
  });
}

async function serve(name: string): Promise<void> {
  const input = await new Promise<PartInput>((resolve) =>
    process.once('message', (message) => resolve(message as PartInput)),
  );
  const output = await PARTS[name]!.run(input);
  await new Promise<void>((resolve, reject) =>
    process.send!(output, (error: Error | null) => (error ? reject(error) : resolve())),
  );
  process.disconnect();
}

function reportOf(parts: Readonly<Record<string, PartOutput>>, quick: boolean): MatchingReport {
  const all = Object.keys(PARTS).flatMap((name) => parts[name] ?? []);
  const rows = all.flatMap((part) => part.rows ?? []);
  const first = <T>(values: readonly (readonly T[] | undefined)[]): readonly T[] =>
    values.find((each) => each?.length) ?? [];
  return {
    quick,
    seed: SEED,
    node: process.version,
    cpu: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
    jMs: parts.unit?.jMs ?? null,
    hSeconds: parts.unit?.hSeconds ?? null,
    rows: [...rows].sort((a, b) => MEASURE_IDS.indexOf(a.id) - MEASURE_IDS.indexOf(b.id)),
    gapOverTime: all.flatMap((part) => part.gapOverTime ?? []),
    fillByRole: first(all.map((part) => part.fillByRole)),
    fillByBase: first(all.map((part) => part.fillByBase)),
    sizes: all.flatMap((part) => part.sizes ?? []).sort((a, b) => a.scale - b.scale),
    stages: first(all.map((part) => part.stages)),
    comparison: first(all.map((part) => part.comparison)),
    comparedOn: all.find((part) => part.comparedOn)?.comparedOn ?? '',
  };
}

function print(report: MatchingReport): void {
  console.log(
    `\n${'id'.padEnd(4)} ${'measure'.padEnd(74)} ${'value'.padStart(10)} ${'target'.padStart(8)} ${'ratio'.padStart(7)}`,
  );
  for (const each of report.rows) {
    const { met, ratio } = verdictOf(each);
    const value = each.value === null ? '-' : `${figure(each.value)} ${each.unit}`;
    const verdict = met === null ? 'not measured' : met ? 'met' : 'missed';
    console.log(
      `${each.id.padEnd(4)} ${each.measure.padEnd(74)} ${value.padStart(10)} ${figure(each.target).padStart(8)} ${(ratio === null ? '-' : ratio.toFixed(2)).padStart(7)} ${verdict.padEnd(12)} ${each.note}`,
    );
  }
  console.log(
    `J ${report.jMs?.toFixed(2) ?? '-'} ms, H ${report.hSeconds?.toFixed(2) ?? '-'} s; ${report.cpu}, Node.js ${report.node}`,
  );
  for (const { name, metrics } of report.comparison) {
    console.log(
      `${name.padEnd(40)} value ${figure(metrics.value)}, open ${metrics.open}, idle days ${metrics.idleDays.toFixed(2)}, travel ${metrics.travelMinutes.toFixed(0)} min, newcomers ${metrics.newcomers}, Gini ${metrics.gini.toFixed(4)}`,
    );
  }
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const quick = args.includes('--quick');
  const wanted = args.filter((each) => !each.startsWith('--'));
  const unknown = wanted.filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(`no part is called ${unknown.join(', ')}; there are: ${Object.keys(PARTS).join(', ')}`);
  const file = join(FOLDER, quick ? 'matching-quick.json' : 'matching.json');
  const old: Stored | null =
    wanted.length > 0 && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Stored) : null;
  const parts: Record<string, PartOutput> = { ...old?.parts };
  const names = Object.keys(PARTS).filter((name) =>
    wanted.length > 0 ? wanted.includes(name) : !quick || PARTS[name]!.inQuick,
  );
  for (const [index, name] of names.entries()) {
    const begin = performance.now();
    console.log(`${index + 1}/${names.length} ${name} ...`);
    parts[name] = await runPart(name, { quick, seed: SEED, hSeconds: parts.unit?.hSeconds ?? NaN });
    console.log(`    ${((performance.now() - begin) / 1_000).toFixed(1)} s`);
  }
  const report = reportOf(parts, quick);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...report, parts }, null, 1)}\n`);
  writeFileSync(file.replace('.json', '.html'), matchingPage(report));
  print(report);
}

const at = process.argv.indexOf('--part');
void (at < 0 ? main() : serve(process.argv[at + 1]!)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
