import { Metrics } from './metrics';

async function line(metrics: Metrics, start: string): Promise<string | undefined> {
  return (await metrics.render()).split('\n').find((text) => text.startsWith(start));
}

describe('Metrics', () => {
  it('counts requests by route, method and class of status', async () => {
    const metrics = new Metrics();
    metrics.httpRequest({ route: '/api/v1/shoots/:id', method: 'GET', statusCode: 204, seconds: 0.02 });
    metrics.httpRequest({ route: '/api/v1/shoots/:id', method: 'GET', statusCode: 200, seconds: 0.02 });
    expect(
      await line(
        metrics,
        'callboard_http_request_duration_seconds_count{route="/api/v1/shoots/:id",method="GET",status="2xx"}',
      ),
    ).toMatch(/ 2$/);
  });

  it('never makes a series of what a caller sends', async () => {
    const metrics = new Metrics();
    for (let index = 0; index < 50; index += 1) {
      metrics.httpRequest({ route: undefined, method: `BREW${index}`, statusCode: 404, seconds: 0 });
    }
    const text = await metrics.render();
    expect(text).not.toContain('BREW');
    expect(text).toContain('route="unmatched",method="other",status="4xx"');
  });

  it('shows the age and the states of the outbox', async () => {
    const metrics = new Metrics();
    metrics.setOutbox({ pending: 3, failed: 1 }, 12.5);
    expect(await line(metrics, 'callboard_outbox_rows{state="pending"}')).toMatch(/ 3$/);
    expect(await line(metrics, 'callboard_outbox_oldest_due_seconds')).toMatch(/ 12.5$/);
  });

  it('shows queues, pools, jobs and the heartbeat', async () => {
    const metrics = new Metrics();
    metrics.setQueue('lifecycle', { waiting: 7 }, 2);
    metrics.setPool('main', { total: 10, idle: 4, waiting: 0 });
    metrics.jobEnded('slot.refill', 'dead', 0.3);
    metrics.jobStalled('lifecycle');
    metrics.setHeartbeatAge(4);
    metrics.setLiveStreams(2);
    const text = await metrics.render();
    expect(text).toContain('callboard_queue_jobs{queue="lifecycle",state="waiting"} 7');
    expect(text).toContain('callboard_queue_oldest_waiting_seconds{queue="lifecycle"} 2');
    expect(text).toContain('callboard_pool_connections{pool="main",state="idle"} 4');
    expect(text).toContain('callboard_job_duration_seconds_count{job="slot.refill",outcome="dead"} 1');
    expect(text).toContain('callboard_jobs_stalled_total{queue="lifecycle"} 1');
    expect(text).toContain('callboard_worker_heartbeat_age_seconds 4');
    expect(text).toContain('callboard_live_streams 2');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });
});
