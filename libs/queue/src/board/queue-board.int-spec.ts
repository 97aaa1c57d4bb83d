import { newId } from '@callboard/domain';
import { createEmptyDatabase, type TestDatabase } from '@callboard/testing';
import { Controller, Get, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyInstance } from 'fastify';
import { QueueWorld } from '../contract/queue-world';
import { migrateQueue } from '../migrate';
import { BOARD_CONTENT_SECURITY_POLICY, mountQueueBoard } from './queue-board';

const REFUSALS = { notFound: 404, 'access.denied': 403 };

@Controller()
class HomeController {
  @Get('home')
  home(): string {
    return 'home';
  }
}

@Module({ controllers: [HomeController] })
class AppModule {}

describe('queue board', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let url: string;
  let queues: QueueWorld;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    await migrateQueue({ migrationUrl: database.ownerUrl, appUrl: database.appUrl });
    const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await mountQueueBoard(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, {
      basePath: '/admin/queues',
      connection: { databaseUrl: database.appUrl },
      authorize: async (request) => request.headers.authorization === 'Bearer admin',
      refuse: (request, reply, code) => reply.code(REFUSALS[code]).send({ code, path: request.url }),
    });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    queues = new QueueWorld({ databaseUrl: database.appUrl });
  });
  afterAll(async () => {
    await queues.close();
    await app.close();
    await database.drop();
  });

  const get = (path: string, method = 'GET') =>
    fetch(`${url}${path}`, { method, headers: { authorization: 'Bearer admin' } });

  it.each(['', '/api/queues', '/static/images/logo.svg', '/queue/matching'])(
    'shows /admin/queues%s to an admin and to nobody else',
    async (path) => {
      expect((await get(`/admin/queues${path}`)).status).toBe(200);
      const refused = await fetch(`${url}/admin/queues${path}`);
      expect(refused.status).toBe(404);
      expect(await refused.json()).toEqual({ code: 'notFound', path: `/admin/queues${path}` });
    },
  );

  it('is a page that asks nobody else for anything', async () => {
    const page = await get('/admin/queues');
    expect(page.headers.get('content-security-policy')).toBe(BOARD_CONTENT_SECURITY_POLICY);
    const html = await page.text();
    expect(html).toContain('<base href="/admin/queues/');
    expect(html).not.toMatch(/(href|src)="https?:/);
    expect(html).not.toMatch(/<script(?![^>]*(src=|application\/json))/);
  });

  it('has all of its scripts and styles', async () => {
    const html = await (await get('/admin/queues')).text();
    const files = [...html.matchAll(/(?:href|src)="(static\/[^"]+)"/g)].map((match) => match[1]!);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect((await get(`/admin/queues/${file}`)).status).toBe(200);
  });

  it('lists the queues, with the dead letters and what they say', async () => {
    const jobId = newId();
    const letter = {
      jobId,
      job: 'slot.refill',
      payload: {},
      reason: 'Error: no',
      attempts: 3,
      diedAt: '2026-05-01T00:00:00Z',
    };
    await queues.deadLetters.add(letter);
    const answer = await get('/admin/queues/api/queues?activeQueue=dead-letters&status=waiting&page=1&jobsPerPage=10');
    const { queues: shown } = (await answer.json()) as { queues: { name: string; jobs: { data: unknown }[] }[] };
    expect(shown.map(({ name }) => name).sort()).toEqual([
      'dead-letters',
      'lifecycle',
      'market',
      'matching',
      'notification',
      'system',
    ]);
    expect(shown.find(({ name }) => name === 'dead-letters')?.jobs.map(({ data }) => data)).toEqual([letter]);
  });

  it('changes nothing', async () => {
    expect((await get('/admin/queues/api/queues/dead-letters/empty', 'PUT')).status).toBe(403);
    expect(await queues.deadLetters.count()).toBe(1);
  });

  it('leaves the rest of the application as it was', async () => {
    const home = await fetch(`${url}/home`);
    expect(await home.text()).toBe('home');
    expect(home.headers.get('content-security-policy')).toBeNull();
  });
});
