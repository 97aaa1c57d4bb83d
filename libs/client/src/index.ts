import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema';

export type { components, paths };

/** A typed client of the HTTP API. */
export type CallboardClient = Client<paths>;

/** What a refusal looks like (RFC 9457). */
export type Problem = components['schemas']['Problem'];

/** Where the API is and who calls. */
export interface ClientOptions {
  readonly baseUrl: string;
  /** A bearer token, asked for at each request; absent for anonymous calls. */
  readonly token?: () => string | undefined;
  /** What sends a request in place of the global fetch. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes a client. */
export function callboardClient(options: ClientOptions): CallboardClient {
  const { baseUrl, fetch, headers } = options;
  const client = createClient<paths>({ baseUrl, ...(fetch && { fetch }), ...(headers && { headers }) });
  const bearer: Middleware = {
    onRequest({ request }) {
      const token = options.token?.();
      if (token) request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  };
  client.use(bearer);
  return client;
}

/** The path of a write that must not happen twice, with a key of its own: the same key again is the same write. */
export function once<P>(
  path: P,
  key: string = globalThis.crypto.randomUUID(),
): { path: P; header: { 'Idempotency-Key': string } } {
  return { path, header: { 'Idempotency-Key': key } };
}
