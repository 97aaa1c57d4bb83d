import { callboardClient, CallboardClient, Problem } from '@callboard/client';

/** Somebody of the story, logged in. */
export interface Actor {
  readonly name: string;
  readonly personId: string;
  readonly companyId: string | undefined;
  readonly api: CallboardClient;
}

const PASSWORD = 'callboard-demo';

/** The body of an answer that had to succeed; throws with the server's own sentence otherwise. */
export function must<T>(what: string, answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data !== undefined) return answer.data;
  const problem = answer.error as Problem | undefined;
  throw new Error(`${what}: ${answer.response.status} ${problem?.code ?? ''} ${problem?.detail ?? ''}`.trim());
}

/** The problem of an answer that had to be refused with this status and code. */
export function mustRefuse(
  what: string,
  status: number,
  code: string,
  answer: { data?: unknown; error?: unknown; response: Response },
): Problem {
  const problem = answer.error as Problem | undefined;
  if (answer.response.status !== status || problem?.code !== code) {
    throw new Error(`${what}: expected ${status} ${code}, got ${answer.response.status} ${problem?.code ?? 'success'}`);
  }
  return problem;
}

/** Logs demo people in; each once. */
export class People {
  private readonly known = new Map<string, Promise<Actor>>();

  constructor(private readonly baseUrl: string) {}

  /** The demo person with this handle. */
  as(handle: string): Promise<Actor> {
    const known = this.known.get(handle) ?? this.logIn(handle);
    this.known.set(handle, known);
    return known;
  }

  /** Somebody who is not logged in. */
  anybody(): CallboardClient {
    return callboardClient({ baseUrl: this.baseUrl });
  }

  private async logIn(handle: string): Promise<Actor> {
    const contact = `${handle}@demo.callboard.example`;
    const tokens = must(
      `log in as ${handle}`,
      await this.anybody().POST('/api/v1/auth/login', { body: { contact, password: PASSWORD, mode: 'bearer' } }),
    );
    const api = callboardClient({ baseUrl: this.baseUrl, token: () => tokens.accessToken });
    const session = must(`session of ${handle}`, await api.GET('/api/v1/auth/session'));
    const { displayName: name, personId, companies } = session;
    return { name, personId, companyId: companies[0]?.companyId, api };
  }
}
