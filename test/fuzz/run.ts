import { Agent } from 'node:http';
import { Dice } from './random';
import { FuzzRequest, Kind, KINDS, RequestMaker } from './request';
import { asCurl, FuzzAnswer, send } from './send';
import { FuzzWorld, Operation, Role } from './world';

/**
 * An answer slower than this is looked at again: the same request alone, on rows that were brought back. When it is slow
 * again it is a finding; when not, it was the machine that was busy, and is counted as such.
 */
export const SLOW_MS = 2_000;
/** Requests under way at once: enough to meet each other in the database, few enough that a time means something. */
const AT_ONCE = 6;
/** Rows are brought back after so many requests at the latest, so that there is always something left to break. */
const RESTORE_AFTER = 300;

/** What no answer may hold: a trace, a statement, a name of a package or of a file of ours. */
const LEAKS: readonly RegExp[] = [
  /\bat (async )?[\w.<>$ ]+ \((file|node|\/|[A-Z]:)/,
  /\.(js|ts|cjs|mjs):\d+(:\d+)?\b/,
  /node_modules|node:internal/,
  /\/(work|home|root|tmp|usr|app|opt)\/[\w.-]+\//,
  /relation "|column "|syntax error at|violates [\w-]+ constraint|invalid input syntax|duplicate key value/,
  /invalid byte sequence|current transaction is aborted|canceling statement|deadlock detected|out of range for type/,
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) .{1,80}\b(FROM|SET|VALUES|WHERE)\b/,
  /QueryFailedError|TypeORM|ZodError|PostgresError|FST_ERR|HPE_|ECONNREFUSED|TypeError|RangeError|SyntaxError/,
  /postgres(ql)?:\/\//,
];

/** Something that must not happen, with the request that makes it happen. */
export interface Finding {
  readonly what: 'server error' | 'leak' | 'slow' | 'no answer';
  readonly detail: string;
  readonly curl: string;
}

/** What came of one role's requests. */
export interface Tally {
  readonly role: Role;
  requests: number;
  /** By the first digit of the status; `cut` where the connection ended first, which a body over the limit may meet. */
  readonly classes: Record<'2xx' | '3xx' | '401' | '4xx' | '5xx' | 'cut', number>;
  restores: number;
  /** Answers that were slow while others were under way, and not when they were alone. */
  slowOnce: number;
  slowest: { ms: number; request: string };
  readonly findings: Finding[];
}

function classOf({ status }: FuzzAnswer): keyof Tally['classes'] {
  if (status === 0) return 'cut';
  if (status === 401) return '401';
  return `${Math.floor(status / 100)}xx` as keyof Tally['classes'];
}

/** A body beyond the limit may be answered while it is still being sent, so that the sender meets a closed connection. */
function mayBeCut({ body, headers }: FuzzRequest): boolean {
  return (body?.length ?? 0) > 200_000 || headers['expect'] !== undefined || 'content-encoding' in headers;
}

function findingsIn(port: number, request: FuzzRequest, answer: FuzzAnswer): Finding[] {
  const found: Finding[] = [];
  const add = (what: Finding['what'], detail: string): void => {
    found.push({ what, detail, curl: asCurl(port, request) });
  };
  if (answer.status >= 500) add('server error', `${answer.status} ${answer.text.split('\n')[1]?.slice(0, 300) ?? ''}`);
  if (answer.status === 0 && !mayBeCut(request)) add('no answer', answer.cut ?? '');
  for (const pattern of LEAKS) {
    const at = answer.text.search(pattern);
    if (at >= 0) add('leak', `${String(pattern)}: …${answer.text.slice(Math.max(0, at - 60), at + 160)}…`);
  }
  return found;
}

/** One request of a role: which route, what is wrong with it, and the number that its dice depend on. */
export interface Shot {
  readonly operation: Operation;
  readonly kind: Kind;
  readonly index: number;
}

/** Sends a role's requests and notes what comes back. */
export class Fuzzer {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  private readonly maker: RequestMaker;
  private readonly suspects: Shot[] = [];

  constructor(
    private readonly world: FuzzWorld,
    private readonly seed: number,
  ) {
    this.maker = new RequestMaker(world);
  }

  close(): void {
    this.agent.destroy();
  }

  /** The shot of a number: routes and kinds by the dice, every pair equally often. */
  shot(role: Role, index: number): Shot {
    const dice = new Dice(this.seed, role, index, 'shot');
    return { operation: dice.pick(this.world.operations), kind: dice.pick(KINDS), index };
  }

  requestOf(role: Role, { operation, kind, index }: Shot): FuzzRequest {
    const origin = `${this.seed}:${role}:${index}:${operation.method} ${operation.path}:${kind}`;
    return this.maker.make(role, operation, kind, new Dice(this.seed, role, index), origin);
  }

  async play(role: Role, shots: Iterable<Shot>, onStep: (tally: Tally) => void = () => undefined): Promise<Tally> {
    const tally: Tally = {
      role,
      requests: 0,
      classes: { '2xx': 0, '3xx': 0, '401': 0, '4xx': 0, '5xx': 0, cut: 0 },
      restores: 0,
      slowOnce: 0,
      slowest: { ms: 0, request: '' },
      findings: [],
    };
    const queue = shots[Symbol.iterator]();
    for (let ended = false; !ended;) {
      let [left, dead] = [RESTORE_AFTER, false];
      const work = async (): Promise<void> => {
        while (left > 0 && !dead) {
          const next = queue.next();
          if (next.done) {
            ended = true;
            return;
          }
          left -= 1;
          dead = (await this.fire(role, next.value, tally)) || dead;
          onStep(tally);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      await this.restore(tally);
      for (const shot of this.suspects.splice(0)) await this.fireAlone(role, shot, tally);
    }
    return tally;
  }

  private async restore(tally: Tally): Promise<void> {
    await this.world.restore();
    tally.restores += 1;
  }

  private async fireAlone(role: Role, shot: Shot, tally: Tally): Promise<void> {
    const request = this.requestOf(role, shot);
    const { ms } = await send(this.world.port, this.agent, request);
    await this.restore(tally);
    if (ms <= SLOW_MS) tally.slowOnce += 1;
    else tally.findings.push({ what: 'slow', detail: `${Math.round(ms)} ms`, curl: asCurl(this.world.port, request) });
  }

  /** Returns whether the role's session seems to have ended. */
  private async fire(role: Role, shot: Shot, tally: Tally): Promise<boolean> {
    const request = this.requestOf(role, shot);
    const answer = await send(this.world.port, this.agent, request);
    tally.requests += 1;
    tally.classes[classOf(answer)] += 1;
    if (answer.ms > tally.slowest.ms) {
      tally.slowest = {
        ms: Math.round(answer.ms),
        request: `${request.method} ${request.url.slice(0, 80)} (${request.kind})`,
      };
    }
    tally.findings.push(...findingsIn(this.world.port, request, answer));
    if (answer.ms > SLOW_MS) this.suspects.push(shot);
    return role !== 'anonymous' && request.kind !== 'headers' && /"auth\.(session|suspended)"/.test(answer.text);
  }
}
