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
}

/** Makes a client. A POST gets an Idempotency-Key of its own unless it carries one. */
export function callboardClient(options: ClientOptions): CallboardClient {
  const client = createClient<paths>({ baseUrl: options.baseUrl });
  const headers: Middleware = {
    onRequest({ request }) {
      const token = options.token?.();
      if (token) request.headers.set('authorization', `Bearer ${token}`);
      if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', globalThis.crypto.randomUUID());
      }
      return request;
    },
  };
  client.use(headers);
  return client;
}
