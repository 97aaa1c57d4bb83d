import { setTimeout as sleep } from 'node:timers/promises';
import { BeforeApplicationShutdown, Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** How long clients have to hear of it, milliseconds. */
const GRACE_MS = 1_000;
const LOOK_MS = 20;

/**
 * Sends clients elsewhere before the server closes: from the signal on every answer ends its connection, so that none is
 * cut under a request that is just on its way. Whoever comes meanwhile is served as ever.
 */
@Injectable()
export class Farewell implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private leaving = false;

  constructor(private readonly host: HttpAdapterHost) {}

  onApplicationBootstrap(): void {
    // Without a server there is nobody to say goodbye to.
    if (this.host.httpAdapter?.getType() !== 'fastify') return;
    this.fastify.server.prependListener('request', (_request, response) => {
      if (this.leaving) response.setHeader('connection', 'close');
    });
  }

  /** An application that is closed by its own program, as in tests, has nobody to wait for. */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    if (signal === undefined) return;
    this.leaving = true;
    for (const end = performance.now() + GRACE_MS; performance.now() < end; await sleep(LOOK_MS)) {
      if ((await this.connections()) === 0) return;
    }
  }

  private get fastify(): FastifyInstance {
    return this.host.httpAdapter.getInstance<FastifyInstance>();
  }

  private connections(): Promise<number> {
    return new Promise((done) => this.fastify.server.getConnections((_error, count) => done(count)));
  }
}
