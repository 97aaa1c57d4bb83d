/**
 * Sends wrong, odd and hostile requests to every route of the OpenAPI document in every role, against an API on a
 * database of its own. `npm run fuzz [-- --seed 1 --requests 10000 --role owner]`; requests are a role's. Ends with 1
 * when an answer was a server error, gave away something of the inside or took more than two seconds, alone as well as
 * among others.
 * `--replay <seed:role:number:...>`, as a finding prints it, makes one request again and shows the answer.
 */
import 'reflect-metadata';
import { startServices } from '@callboard/testing';
import { publishServices } from '../../libs/testing/src/services';
import type { Kind } from './request';
import { Fuzzer, Finding, Shot, SLOW_MS, Tally } from './run';
import { FuzzWorld, Role, ROLES } from './world';

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 90 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A line that says how far it is, once a second. */
class Progress {
  private readonly started = performance.now();
  private last = 0;
  private before = 0;

  constructor(private readonly total: number) {}

  step({ role, requests, findings }: Tally): void {
    const now = performance.now();
    if (now - this.last < 1_000) return;
    this.last = now;
    const done = this.before + requests;
    const left = ((now - this.started) / done) * (this.total - done);
    process.stderr.write(
      `\r${role}: ${requests} requests, ${done} of ${this.total} in all, ${findings.length} findings, ${duration(left)} left   `,
    );
  }

  end(tally: Tally): void {
    this.before += tally.requests;
    process.stderr.write('\r');
  }
}

function* shotsOf(fuzzer: Fuzzer, role: Role, count: number): Generator<Shot> {
  for (let index = 0; index < count; index += 1) yield fuzzer.shot(role, index);
}

function report(tallies: readonly Tally[]): Finding[] {
  const findings = tallies.flatMap((tally) => tally.findings);
  const count = (tally: Tally, what: Finding['what']): number =>
    tally.findings.filter((each) => each.what === what).length;
  console.table(
    tallies.map((tally) => ({
      role: tally.role,
      requests: tally.requests,
      ...tally.classes,
      'no answer': count(tally, 'no answer'),
      leaks: count(tally, 'leak'),
      slow: count(tally, 'slow'),
      'slow once': tally.slowOnce,
      'slowest ms': tally.slowest.ms,
      'slowest request': tally.slowest.request,
      restores: tally.restores,
    })),
  );
  // The same fault shows itself many times; three of each kind are enough to see it.
  const shown = new Map<string, number>();
  for (const { what, detail, curl } of findings) {
    const key = `${what} ${/# .*:([A-Z]+ [^:]*):/.exec(curl)?.[1] ?? ''}`;
    shown.set(key, (shown.get(key) ?? 0) + 1);
    if (shown.get(key)! <= 3) console.log(`${what}: ${detail}\n  ${curl}`);
  }
  return findings;
}

/** Makes the request again that a finding names: seed, role, number, route and what is wrong with it. */
async function replay(world: FuzzWorld, fuzzer: Fuzzer, text: string): Promise<Finding[]> {
  const [, role, number, route, wrong] = text.replaceAll('_', ' ').split(':') as [string, Role, string, string?, Kind?];
  const index = Number(number);
  const operation = world.operations.find(({ method, path }) => `${method} ${path}` === route);
  const shot = operation && wrong ? { operation, kind: wrong, index } : fuzzer.shot(role, index);
  return report([await fuzzer.play(role, [shot])]);
}

async function main(): Promise<void> {
  const again = option('replay');
  const seed = Number(again?.split(':')[0] ?? option('seed') ?? 20_261_123);
  const requests = Number(option('requests') ?? 10_000);
  const only = option('role') as Role | undefined;
  const roles = (Object.keys(ROLES) as Role[]).filter((role) => only === undefined || role === only);
  if (roles.length === 0) throw new Error(`--role is one of ${Object.keys(ROLES).join(', ')}`);
  const services = await startServices();
  publishServices(services.services);
  let findings: Finding[] = [];
  let world: FuzzWorld | undefined;
  try {
    world = await FuzzWorld.open();
    const fuzzer = new Fuzzer(world, seed);
    if (again !== undefined) findings = await replay(world, fuzzer, again);
    else {
      console.log(`${world.operations.length} routes, ${roles.length} roles, ${requests} requests each, seed ${seed}`);
      const progress = new Progress(requests * roles.length);
      const tallies: Tally[] = [];
      for (const role of roles) {
        const tally = await fuzzer.play(role, shotsOf(fuzzer, role, requests), (now) => progress.step(now));
        progress.end(tally);
        tallies.push(tally);
      }
      findings = report(tallies);
      // The rule is "none over": an answer that was slow once breaks it, however quick it is alone.
      const slowOnce = tallies.reduce((sum, tally) => sum + tally.slowOnce, 0);
      if (slowOnce > 0) process.exitCode = 1;
      console.log(`${slowOnce} answers were over ${SLOW_MS} ms once, and not when asked again alone`);
      console.log(`${findings.length} findings (server errors, leaks, no answer, answers over ${SLOW_MS} ms)`);
    }
    fuzzer.close();
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
  await world?.close();
  await services.stop();
  process.exit(process.exitCode ?? (findings.length > 0 ? 1 : 0));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
