/** One thing a process cannot work without. `run` resolves when it is well and rejects when it is not. */
export interface HealthCheck {
  readonly name: string;
  run(): Promise<unknown>;
}

export interface ComponentHealth {
  readonly name: string;
  readonly status: 'up' | 'down';
  readonly durationMs: number;
  /** Class or code of what went wrong; no message, since health answers anybody. */
  readonly reason?: string;
}

export interface HealthReport {
  readonly status: 'ok' | 'unavailable';
  readonly components: readonly ComponentHealth[];
}

const LIMIT_MS = 2_000;

/**
 * Runs all checks side by side.
 * @param limitMs a check that takes longer counts as down
 * @returns `ok` when every component is up
 */
export async function checkHealth(checks: readonly HealthCheck[], limitMs = LIMIT_MS): Promise<HealthReport> {
  const components = await Promise.all(checks.map((check) => checkOne(check, limitMs)));
  return { status: components.every(({ status }) => status === 'up') ? 'ok' : 'unavailable', components };
}

async function checkOne(check: HealthCheck, limitMs: number): Promise<ComponentHealth> {
  const start = performance.now();
  const duration = () => Math.round(performance.now() - start);
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(Object.assign(new Error('too slow'), { code: 'timeout' })), limitMs);
    });
    await Promise.race([check.run(), late]);
    return { name: check.name, status: 'up', durationMs: duration() };
  } catch (error) {
    return { name: check.name, status: 'down', durationMs: duration(), reason: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  const { code, name } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'unknown';
}
