import { newId } from '@callboard/domain';
import { RequestContext } from '@callboard/observability';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';

/** One SQL statement as it went to the server. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (this: Client, ...args: unknown[]) => unknown;

function statementOf([first, values]: readonly unknown[]): Statement {
  if (typeof first === 'string') return { text: first, values: Array.isArray(values) ? values : [] };
  const { text, values: own } = first as { text: string; values?: unknown[] };
  return { text, values: Array.isArray(values) ? values : (own ?? []) };
}

/** The statements that the API sends for one request, and for nothing else that it does meanwhile, in their order. */
export async function statementsOf(app: NestFastifyApplication, url: string, token?: string): Promise<Statement[]> {
  const requestId = newId();
  const headers = {
    'x-request-id': requestId,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  const heard: Statement[] = [];
  prototype.query = function (...args) {
    if (RequestContext.current()?.requestId === requestId) heard.push(statementOf(args));
    return query.apply(this, args);
  };
  try {
    const answer = await app.inject({ method: 'GET', url, headers });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  } finally {
    prototype.query = query;
  }
  return heard;
}
