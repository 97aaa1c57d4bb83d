import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiResponse } from '@nestjs/swagger';
import { healthReport, liveness } from '@callboard/contracts/http';
import { SystemHealth } from '@callboard/core';
import { checkHealth, HealthCheck, HealthReport, Metrics } from '@callboard/observability';
import type { FastifyReply } from 'fastify';
import { Route } from '../http/route';

const UNWELL = { status: 503, description: 'A part is down', standardSchema: healthReport };

/** Whether this process lives, can serve, and whether workers consume. */
@Controller()
export class HealthController {
  constructor(
    private readonly system: SystemHealth,
    private readonly metrics: Metrics,
  ) {}

  /** Never depends on anything but the process. */
  @Get('health/live')
  @Route({ access: 'public', summary: 'The process lives', answer: liveness })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Route({ access: 'public', summary: 'The process can serve', answer: healthReport })
  @ApiResponse(UNWELL)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return this.answer(reply, [{ name: 'database', run: () => this.system.pingDatabase() }]);
  }

  /** A heartbeat went through outbox, queue and worker and came back. */
  @Get('health/worker')
  @Route({ access: 'public', summary: 'Workers consume', answer: healthReport })
  @ApiResponse(UNWELL)
  async worker(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return this.answer(reply, [{ name: 'worker', run: () => this.system.checkWorker() }]);
  }

  @Get('metrics')
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Route({ access: 'admin.read', scraped: true, summary: 'Metrics for Prometheus', answer: 'text/plain' })
  async prometheus(): Promise<string> {
    const { outbox, heartbeatAge, pool } = await this.system.figures();
    const { oldestSeconds, ...rows } = outbox;
    this.metrics.setOutbox(rows, oldestSeconds);
    this.metrics.setHeartbeatAge(heartbeatAge ?? -1);
    this.metrics.setPool('database', pool);
    return this.metrics.render();
  }

  private async answer(reply: FastifyReply, checks: readonly HealthCheck[]): Promise<HealthReport> {
    const report = await checkHealth(checks);
    reply.status(report.status === 'ok' ? 200 : 503);
    return report;
  }
}
