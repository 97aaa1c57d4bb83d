import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '@callboard/config';
import { installHttpObservability, Metrics } from '@callboard/observability';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './app.module';
import { RequestAuthenticator } from './auth/request-authenticator';
import { assertEveryRouteDeclares } from './auth/route-walk';
import { answerUnroutable } from './http/framework-error';
import { guardDocuments } from './http/document-guard';
import { describeApi } from './http/open-api';
import { installTextGuard } from './http/text-guard';
import { validationPipe } from './http/validation';
import { mountBoard } from './page/queue-board';

/** A body larger than this is refused: the largest form, a shoot with all its postings, stays far below. */
const BODY_LIMIT = 256 * 1024;
const QUIET_ROUTES = new Set(['/health/live', '/health/ready', '/health/worker', '/metrics']);

/**
 * Builds the API without listening, as main, tests and the OpenAPI generator use it. Refuses to start when a handler
 * does not declare who may call it. With `connect: false` nothing is connected to, and only the routes can be looked at.
 */
export async function createApi(config: AppConfig, { connect = true } = {}): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // Exactly so many hops are believed; a longer forwarded chain gains nothing.
    trustProxy: (_address: string, hop: number) => hop < config.server.trustProxy,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerUnroutable,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(config, connect), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  const fastify = app.getHttpAdapter().getInstance();
  installHttpObservability(fastify, { metrics: app.get(Metrics), quietRoutes: QUIET_ROUTES });
  installTextGuard(fastify);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { 'script-src': ["'self'"], 'upgrade-insecure-requests': null } },
    strictTransportSecurity: config.server.publicUrl.startsWith('https:') ? undefined : false,
    crossOriginEmbedderPolicy: false,
  });
  app.enableCors({
    origin: config.server.corsOrigins,
    credentials: true,
    exposedHeaders: ['etag', 'x-request-id', 'retry-after'],
  });
  app.useGlobalPipes(validationPipe());
  app.enableShutdownHooks();
  assertEveryRouteDeclares(app);
  if (config.environment === 'production') {
    const authenticator = app.get(RequestAuthenticator);
    guardDocuments(fastify, async (request) => (await authenticator.actorOf(request)) !== null);
  }
  describeApi(app, config);
  if (connect) await mountBoard(app, config);
  return app;
}
