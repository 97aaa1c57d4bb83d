import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '@callboard/config';
import { installHttpObservability, Metrics } from '@callboard/observability';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './app.module';
import { RequestAuthenticator } from './auth/request-authenticator';
import { assertEveryRouteDeclares } from './auth/route-walk';
import { installCaching } from './http/caching';
import { corsOptions } from './http/cors';
import { guardDocuments } from './http/document-guard';
import { COMPRESSION } from './http/compression';
import { answerBrokenRequest, answerUnroutable } from './http/framework-error';
import { BODY_LIMIT, installUrlLimit, SERVER_LIMITS } from './http/limits';
import { describeApi } from './http/open-api';
import { securityHeaders } from './http/security-headers';
import { installTextGuard } from './http/text-guard';
import { validationPipe } from './http/validation';
import { mountWeb } from './page/mount-web';
import { mountBoard } from './page/queue-board';

const QUIET_ROUTES = new Set(['/health/live', '/health/ready', '/health/worker', '/metrics']);

/**
 * Builds the API without listening, as main, tests and the OpenAPI generator use it. Refuses to start when a handler
 * does not declare who may call it. With `connect: false` nothing is connected to, and only the routes can be looked
 * at. `web` is the folder of the built web app, which is served where it is given.
 */
export async function createApi(
  config: AppConfig,
  { connect = true, web }: { connect?: boolean; web?: string } = {},
): Promise<NestFastifyApplication> {
  const protect = securityHeaders(config.server.publicUrl);
  const adapter = new FastifyAdapter({
    ...SERVER_LIMITS,
    bodyLimit: BODY_LIMIT,
    // Exactly so many hops are believed; a longer forwarded chain gains nothing.
    trustProxy: (_address: string, hop: number) => hop < config.server.trustProxy,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerUnroutable(protect),
    clientErrorHandler: answerBrokenRequest,
    forceCloseConnections: 'idle',
    // What still comes on an open connection while the server closes is answered, with `Connection: close`.
    return503OnClosing: false,
  });
  // The adapter's own hook comes before all others, so that preflights and refusals have the headers too.
  adapter.setOnRequestHook((_request, reply, done) => {
    protect(reply.raw);
    done();
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(config, connect), adapter, {
    bufferLogs: true,
    abortOnError: false,
    // Fastify's own parser of JSON is the only one: forms and plain text are what another site's page can send.
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  const fastify = app.getHttpAdapter().getInstance();
  installHttpObservability(fastify, { metrics: app.get(Metrics), quietRoutes: QUIET_ROUTES });
  fastify.removeContentTypeParser('text/plain');
  installUrlLimit(fastify);
  installTextGuard(fastify);
  installCaching(fastify);
  await app.register(compress, COMPRESSION);
  await app.register(cookie);
  app.enableCors(corsOptions(config.server.corsOrigins));
  app.useGlobalPipes(validationPipe());
  app.enableShutdownHooks([], { useProcessExit: true });
  assertEveryRouteDeclares(app);
  if (config.environment === 'production') {
    const authenticator = app.get(RequestAuthenticator);
    guardDocuments(fastify, async (request) => (await authenticator.actorOf(request)) !== null);
  }
  describeApi(app, config);
  if (connect) await mountBoard(app, config);
  if (web) await mountWeb(app, config, web);
  return app;
}
