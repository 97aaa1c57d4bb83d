import { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '@callboard/config';
import { platformMay } from '@callboard/domain';
import { mountQueueBoard } from '@callboard/queue/board';
import { RequestAuthenticator } from '../auth/request-authenticator';
import { refuse } from '../http/refusal';

/** Where admins look at the queues. */
export const QUEUE_BOARD_PATH = '/admin/queues';

/** Mounts the queue board for admins; to anybody else the page does not exist. */
export async function mountBoard(app: NestFastifyApplication, config: AppConfig): Promise<void> {
  const authenticator = app.get(RequestAuthenticator);
  await mountQueueBoard(app.getHttpAdapter().getInstance(), {
    basePath: QUEUE_BOARD_PATH,
    connection: {
      databaseUrl: config.database.url,
      redisUrl: config.queue.redisUrl,
      namespace: config.queue.prefix,
    },
    authorize: async (request) => {
      const actor = await authenticator.actorOf(request);
      return actor !== null && platformMay(actor.platformRole, 'admin.queue');
    },
    refuse,
  });
}
