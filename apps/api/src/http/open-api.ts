import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { AppConfig } from '@callboard/config';
import type { FastifyInstance } from 'fastify';
import { cspNonceOf } from './security-headers';

/** The OpenAPI 3.1 document of the running routes, in a stable order. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const info = new DocumentBuilder()
    .setTitle('Callboard')
    .setDescription('Crew scheduling and a job board for micro-drama production. Money is in fen, days are YYYY-MM-DD.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, info, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return {
    ...document,
    paths: Object.fromEntries(Object.entries(document.paths).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const DOCS = 'api/docs';
const DOCS_PAGE = new RegExp(`^/${DOCS}(/|$)`);

/** The one style element that the page makes itself, in the drawing at its top. */
const DRAWING_STYLE = 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w=';

/** The page to read the document on has style elements in itself; they get the nonce that the policy asks for. */
function allowDocsStyles(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    if (!isPage || typeof payload !== 'string' || !DOCS_PAGE.test(request.url)) return done(null, payload);
    return done(null, payload.replaceAll('<style>', `<style nonce="${cspNonceOf(reply, [DRAWING_STYLE])}">`));
  });
}

/**
 * The module declares the licence of the page and throws where it should answer, while the same file lies among those
 * that it serves for pages one level deeper.
 */
function showLicence(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url !== `/${DOCS}/LICENSE`) return;
    route.handler = (_request, reply) => reply.redirect(`/${DOCS}/docs/LICENSE`);
  });
}

/** Serves the document at /api/openapi.json and a page to read it at /api/docs. */
export function describeApi(app: NestFastifyApplication, config: AppConfig): void {
  const fastify = app.getHttpAdapter().getInstance();
  allowDocsStyles(fastify);
  showLicence(fastify);
  SwaggerModule.setup(DOCS, app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Callboard API',
    raw: ['json'],
    swaggerOptions: { tryItOutEnabled: config.environment !== 'production' },
  });
}
