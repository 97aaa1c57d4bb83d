/**
 * What the API is measured against, in a process of its own: Fastify without a plugin or a hook, pg without an ORM. A
 * route runs the statements that it was given one after the other and answers their rows as JSON. No session, no rights,
 * no schema, no log. Dates and bigints are read as the product reads them, so that the rows are the same.
 */
import '@callboard/database';
import { exitWithParent } from '@callboard/config';
import fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import type { Statement } from './capture';

/** Before a path: the same statements, prepared once a connection as the API prepares its own. */
const PREPARED = '/prepared';

/** What the parent sends. */
export interface BareOptions {
  readonly databaseUrl: string;
  readonly poolSize: number;
  /** Path to statements. */
  readonly routes: Readonly<Record<string, readonly Statement[]>>;
}

async function start({ databaseUrl, poolSize, routes }: BareOptions): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: poolSize });
  const server = fastify();
  for (const [path, statements] of Object.entries(routes)) {
    server.get(path, async () => {
      const answers: unknown[] = [];
      for (const { text, values } of statements) answers.push((await pool.query(text, [...values])).rows);
      return answers;
    });
    server.get(PREPARED + path, async () => {
      const answers: unknown[] = [];
      for (const [index, { text, values }] of statements.entries()) {
        const name = `${index} ${path}`.slice(0, 60);
        answers.push((await pool.query({ name, text, values: [...values] })).rows);
      }
      return answers;
    });
  }
  await server.listen({ port: 0, host: '127.0.0.1' });
  process.send?.({ port: (server.server.address() as AddressInfo).port });
}

exitWithParent();
process.once('message', (options: BareOptions) => {
  start(options).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
