/**
 * From the request to the stored proposal: a shoot of 75 in the demo market (5,000 people) is matched again and again
 * over HTTP, through outbox, queue, worker, engine and database. `npm run bench:request [-- runs]` against the server at
 * CALLBOARD_URL (default http://127.0.0.1:3000), whose demo accounts it uses. The shoot is cancelled in the end.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { callboardClient, once } from '@callboard/client';
import { addDays, dayIn } from '@callboard/domain';

const runs = Number(process.argv[2] ?? 20);
const baseUrl = process.env.CALLBOARD_URL ?? 'http://127.0.0.1:3000';

function value<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) throw new Error(`${answer.response.status} ${JSON.stringify(answer.error)}`);
  return answer.data;
}

function spread(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b).map((ms) => Math.round(ms));
  return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)], worst: sorted[sorted.length - 1] };
}

async function logIn() {
  const body = { contact: 'producer@demo.callboard.example', password: 'callboard-demo', mode: 'bearer' } as const;
  const tokens = value(await callboardClient({ baseUrl }).POST('/api/v1/auth/login', { body }));
  return callboardClient({ baseUrl, token: () => tokens.accessToken });
}

async function main(): Promise<void> {
  const api = await logIn();
  const companyId = value(await api.GET('/api/v1/auth/session')).companies[0]!.companyId;
  const production = value(
    await api.POST('/api/v1/companies/{companyId}/productions', {
      params: once({ companyId }),
      body: { title: '计时', genre: 'modern', episodes: 10 },
    }),
  );
  const firstShootingDay = addDays(dayIn('Asia/Shanghai', new Date()), 30);
  const shoot = value(
    await api.POST('/api/v1/companies/{companyId}/shoots', {
      params: once({ companyId }),
      body: { productionId: production.id, baseId: 'hengdian', firstShootingDay, shootingDays: 7, templateSize: 75 },
    }),
  );
  const path = { shootId: shoot.id };
  value(await api.POST('/api/v1/shoots/{shootId}/publish', { params: { path } }));
  const wall: number[] = [];
  const engine: number[] = [];
  let proposed = 0;
  for (let run = 0; run <= runs; run += 1) {
    const begin = performance.now();
    const { id: runId } = value(await api.POST('/api/v1/shoots/{shootId}/match-runs', { params: once(path) }));
    let now = value(await api.GET('/api/v1/match-runs/{runId}', { params: { path: { runId } } }));
    while (now.state === 'queued' || now.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 20));
      now = value(await api.GET('/api/v1/match-runs/{runId}', { params: { path: { runId } } }));
    }
    if (!now.result?.provenOptimal) throw new Error(`The run ended ${now.state}: ${now.failure ?? 'not proven'}`);
    // The first run warms the worker's thread up and is told apart.
    if (run === 0) console.log(`first run: ${Math.round(performance.now() - begin)} ms`);
    else wall.push(performance.now() - begin);
    if (run > 0) engine.push(now.result.engineMs);
    proposed = now.result.proposed;
  }
  value(await api.POST('/api/v1/shoots/{shootId}/cancel', { params: { path }, body: { reason: '计时完毕' } }));
  const result = {
    measure: 'milliseconds from POST match-runs to the stored proposal, and in the engine thread',
    target: { requestToProposal: 1000 },
    requestToProposal: spread(wall),
    engineThread: spread(engine),
    proposed,
    runs,
    machine: { node: process.version, cores: cpus().length, loadAverage: loadavg()[0] },
  };
  console.log(JSON.stringify(result, null, 2));
  writeFileSync('bench/results/request.json', `${JSON.stringify(result, null, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
