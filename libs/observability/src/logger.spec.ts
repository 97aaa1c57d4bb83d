import { Controller, Get, Logger as NestLogger, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Logger } from 'nestjs-pino';
import { installHttpObservability } from './http-observability';
import { createLoggerModule } from './logger';
import { Metrics } from './metrics';

@Controller()
class PersonController {
  private readonly logger = new NestLogger('people');

  @Get('people/:id')
  read(): string {
    this.logger.log({ msg: 'person read', offerId: 'o-1', phone: '13800138000' });
    this.logger.error({ msg: 'and failed', err: Object.assign(new Error('no'), { parameters: ['13800138000'] }) });
    return 'ok';
  }
}

describe('logger module', () => {
  it('writes one JSON line with the request id and allowed fields only', async () => {
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };

    @Module({
      imports: [createLoggerModule({ service: 'api', level: 'info', destination })],
      controllers: [PersonController],
    })
    class AppModule {}

    const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
    const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { bufferLogs: true });
    app.useLogger(app.get(Logger));
    installHttpObservability(app.getHttpAdapter().getInstance(), { metrics: new Metrics() });
    await app.listen(0, '127.0.0.1');
    const answer = await fetch(`${await app.getUrl()}/people/7?phone=13800138000`, {
      headers: { 'x-request-id': 'from-a-proxy-0001', authorization: 'Bearer secret' },
    });
    await app.close();
    NestLogger.overrideLogger(false);

    expect(answer.status).toBe(200);
    const own = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line['requestId'] === 'from-a-proxy-0001');
    expect(own).toHaveLength(3);
    expect(own[0]).toMatchObject({
      level: 'info',
      service: 'api',
      context: 'people',
      msg: 'person read',
      offerId: 'o-1',
    });
    expect(own[1]).toMatchObject({ level: 'error', err: { type: 'Error', message: 'no' } });
    expect(own[2]).toMatchObject({ msg: 'request', route: '/people/:id', statusCode: 200, context: 'http' });
    expect(lines.join('')).not.toMatch(/13800138000|secret/);
  });
});
