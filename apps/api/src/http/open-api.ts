import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { AppConfig } from '@callboard/config';

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

/** Serves the document at /api/openapi.json and a page to read it at /api/docs. */
export function describeApi(app: NestFastifyApplication, config: AppConfig): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Callboard API',
    raw: ['json'],
    swaggerOptions: { tryItOutEnabled: config.environment !== 'production' },
  });
}
