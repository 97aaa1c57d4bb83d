import { FastifyAdapter } from '@nestjs/platform-fastify';
import { installHttpObservability, type AccessLine } from './http-observability';
import { Metrics } from './metrics';
import { RequestContext } from './request-context';

async function server() {
  const lines: AccessLine[] = [];
  const metrics = new Metrics();
  const fastify = new FastifyAdapter().getInstance();
  installHttpObservability(fastify, {
    metrics,
    accessLog: (line) => lines.push(line),
    quietRoutes: new Set(['/health']),
  });
  fastify.get('/people/:id', () => {
    RequestContext.setActor('actor-1');
    return RequestContext.current();
  });
  fastify.post('/people', () => RequestContext.current());
  fastify.get('/health', () => 'well');
  const url = await fastify.listen({ port: 0, host: '127.0.0.1' });
  return { fastify, url, lines, metrics };
}

describe('installHttpObservability', () => {
  let world: Awaited<ReturnType<typeof server>>;

  beforeAll(async () => {
    world = await server();
  });
  afterAll(() => world.fastify.close());
  beforeEach(() => world.lines.splice(0));

  it('carries the request id into the handler and back to the caller', async () => {
    const answer = await fetch(`${world.url}/people/7`, { headers: { 'x-request-id': 'from-a-proxy-0001' } });
    expect(answer.headers.get('x-request-id')).toBe('from-a-proxy-0001');
    expect(await answer.json()).toMatchObject({ requestId: 'from-a-proxy-0001' });
  });

  it('keeps the context behind a body that arrives in pieces', async () => {
    const answer = await fetch(`${world.url}/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'from-a-proxy-0002' },
      body: JSON.stringify({ text: 'x'.repeat(500_000) }),
    });
    expect(await answer.json()).toMatchObject({ requestId: 'from-a-proxy-0002' });
  });

  it('logs the pattern of the route and who acted, not the address', async () => {
    await fetch(`${world.url}/people/7?phone=13800138000`);
    await settled(() => world.lines.length === 1);
    expect(world.lines[0]).toMatchObject({ method: 'GET', route: '/people/:id', statusCode: 200, actorId: 'actor-1' });
    expect(JSON.stringify(world.lines)).not.toContain('13800138000');
  });

  it('says nothing of a health check that goes well, but counts it', async () => {
    await fetch(`${world.url}/health`);
    await fetch(`${world.url}/nowhere`);
    await settled(() => world.lines.length === 1);
    expect(world.lines[0]).toMatchObject({ route: 'unmatched', statusCode: 404 });
    expect(await world.metrics.render()).toContain(
      'duration_seconds_count{route="/health",method="GET",status="2xx"} 1',
    );
  });
});

async function settled(condition: () => boolean): Promise<void> {
  const end = Date.now() + 2_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('nothing was logged');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
