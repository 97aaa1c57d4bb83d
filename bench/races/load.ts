import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** One acceptance to ask for. */
export interface Acceptance {
  readonly offerId: string;
  readonly token: string;
}

/** One answer. */
export interface Answer {
  readonly status: number;
  readonly code: string | null;
  readonly ms: number;
}

/** What a round of simultaneous requests gave. */
export interface Round {
  readonly answers: readonly Answer[];
  readonly wallMs: number;
}

function accept(port: number, agent: Agent, { offerId, token }: Acceptance): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const ask = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/api/v1/offers/${offerId}/accept`,
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const body = JSON.parse(Buffer.concat(parts).toString() || '{}') as { code?: string };
          resolve({ status: response.statusCode!, code: body.code ?? null, ms: performance.now() - started });
        });
      },
    );
    ask.on('error', reject);
    ask.end();
  });
}

/** Sends all acceptances at once, each on a connection of its own, and waits for every answer. */
export async function race(port: number, acceptances: readonly Acceptance[]): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const started = performance.now();
  const answers = await Promise.all(acceptances.map((acceptance) => accept(port, agent, acceptance)));
  const wallMs = performance.now() - started;
  agent.destroy();
  return { answers, wallMs };
}
