import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { QUEUE_NAMES } from '@callboard/contracts/jobs';
import type { Queue } from 'bullmq';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openBackend, type QueueConnectionOptions } from '../backend';
import { DEAD_LETTER_QUEUE } from '../dead-letter';
import { settlesWithin } from '../limit';
import { ENQUEUE_LIMIT_MS } from '../policy';

/** Why a request is refused: a page that is not there, a change where only looking is allowed. */
export type QueueBoardRefusal = 'notFound' | 'access.denied';

export interface QueueBoardOptions {
  /** Address of the page, without a slash at its end: `/admin/queues`. */
  readonly basePath: string;
  /** Where the queues are; the board opens its own connections and closes them with the server. */
  readonly connection: QueueConnectionOptions;
  /** Asked before every answer, files of the page included. A refusal looks like a page that is not there. */
  readonly authorize: (request: FastifyRequest) => Promise<boolean>;
  /** Answers a refusal in the application's own form. */
  readonly refuse: (request: FastifyRequest, reply: FastifyReply, code: QueueBoardRefusal) => FastifyReply;
  /** Whether jobs may be looked at only. True when absent: work is replayed from its outbox row, not from here. */
  readonly readOnly?: boolean | undefined;
}

/**
 * What the page needs: its own scripts, styles that its charts and menus set inline, and data: images. No script is
 * inline, and nothing comes from elsewhere.
 */
export const BOARD_CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page asks for its typeface at Google; it does well without. */
const FOREIGN_STYLE = /<link[^>]+href="https?:\/\/[^>]*>/g;

/**
 * Mounts bull-board, the page that shows the queues and the dead letters, on a Fastify instance that does not listen
 * yet. Its routes are declared in a scope of their own and hidden from OpenAPI.
 */
export async function mountQueueBoard(fastify: FastifyInstance, options: QueueBoardOptions): Promise<void> {
  const { basePath, readOnly = true } = options;
  const backend = openBackend(options.connection, 0);
  const queues = [...QUEUE_NAMES, DEAD_LETTER_QUEUE].map((name) => backend.openQueue(name));
  queues.forEach((queue) => queue.on('error', () => undefined));

  const adapter = new FastifyAdapter();
  adapter.setBasePath(basePath);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: readOnly })),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Callboard' } },
  });

  fastify.addHook('onClose', async () => {
    await Promise.all(queues.map((queue: Queue) => settlesWithin(queue.close(), ENQUEUE_LIMIT_MS)));
    await backend.close();
  });
  await fastify.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (!(await options.authorize(request))) return options.refuse(request, reply, 'notFound');
      const looks = request.method === 'GET' || request.method === 'HEAD';
      if (readOnly && !looks) return options.refuse(request, reply, 'access.denied');
    });
    scope.addHook('onSend', async (_request, reply, payload) => {
      reply.header('content-security-policy', BOARD_CONTENT_SECURITY_POLICY).header('cache-control', 'no-store');
      const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
      return isPage && typeof payload === 'string' ? payload.replace(FOREIGN_STYLE, '') : payload;
    });
    await scope.register(adapter.registerPlugin(), { prefix: basePath });
  });
}
