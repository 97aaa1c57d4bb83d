/** How long a client of a load waits for an answer. */
export const ATTEMPT_MS = 8_000;

/** What the clients of a load met. */
export interface Tally {
  /** Milliseconds of each answer. */
  readonly latencies: number[];
  /** Answers with a server's error, by status. */
  readonly errors: Map<number, number>;
  /** Requests whose connection broke or was refused, by how, and that were sent again. */
  readonly broken: Map<string, number>;
  /** Requests that nobody answered in time. */
  hung: number;
  /** 503 without Retry-After. */
  rude: number;
}

export function emptyTally(): Tally {
  return { latencies: [], errors: new Map(), broken: new Map(), hung: 0, rude: 0 };
}

/** Two tallies as one. */
export function together(a: Tally, b: Tally): Tally {
  const sum = <K>(one: ReadonlyMap<K, number>, other: ReadonlyMap<K, number>): Map<K, number> => {
    const all = new Map(one);
    for (const [key, many] of other) all.set(key, (all.get(key) ?? 0) + many);
    return all;
  };
  return {
    latencies: [...a.latencies, ...b.latencies],
    errors: sum(a.errors, b.errors),
    broken: sum(a.broken, b.broken),
    hung: a.hung + b.hung,
    rude: a.rude + b.rude,
  };
}

/** A command in somebody's name. */
export interface Attempt {
  readonly url: string;
  readonly token: string;
  readonly key: string;
  readonly body?: unknown;
}

/** Sends a command once and notes how it went; the status of the answer, 0 when there was none. */
export async function ask({ url, token, key, body }: Attempt, tally: Tally): Promise<number> {
  const begun = performance.now();
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'idempotency-key': key,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(ATTEMPT_MS),
    });
    await answer.arrayBuffer();
    tally.latencies.push(performance.now() - begun);
    const { status } = answer;
    if (status >= 500) tally.errors.set(status, (tally.errors.get(status) ?? 0) + 1);
    if (status === 503 && !answer.headers.has('retry-after')) tally.rude += 1;
    return status;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') tally.hung += 1;
    else {
      const code = (error as { cause?: { code?: string } }).cause?.code ?? 'unknown';
      tally.broken.set(code, (tally.broken.get(code) ?? 0) + 1);
    }
    return 0;
  }
}
