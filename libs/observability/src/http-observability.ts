import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics';
import { RequestContext, requestIdFrom, type RequestValues } from './request-context';

/** One line a request: the route's pattern instead of its URL, so that neither tokens nor search words are logged. */
export interface AccessLine {
  readonly msg: 'request';
  readonly method: string;
  readonly route: string;
  readonly statusCode: number;
  readonly durationMs: number;
  readonly requestId: string;
  readonly actorId?: string;
}

export interface HttpObservabilityOptions {
  readonly metrics: Metrics;
  /** Where access lines go; Nest's logger when absent. */
  readonly accessLog?: (line: AccessLine) => void;
  /** Routes that are asked every few seconds and not worth a line while they answer well. */
  readonly quietRoutes?: ReadonlySet<string>;
}

/**
 * Gives every request of a Fastify instance its {@link RequestContext}, answers with `x-request-id`, measures it and
 * writes one access line. Call it before any other hook or route is registered.
 */
export function installHttpObservability(fastify: FastifyInstance, options: HttpObservabilityOptions): void {
  const contexts = new WeakMap<object, RequestValues>();
  const logger = new Logger('http');
  const accessLog =
    options.accessLog ?? ((line: AccessLine) => (line.statusCode >= 500 ? logger.warn(line) : logger.log(line)));

  fastify.addHook('onRequest', (request, reply, done) => {
    const values: RequestValues = { requestId: requestIdFrom(request.headers) };
    contexts.set(request, values);
    reply.header('x-request-id', values.requestId);
    RequestContext.run(values, done);
  });
  // A body arrives in the socket's own asynchronous context, so the request's is entered again once it is parsed.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const values = contexts.get(request);
    if (values) RequestContext.run(values, done);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url;
    const { method } = request;
    const { statusCode, elapsedTime } = reply;
    options.metrics.httpRequest({ route, method, statusCode, seconds: elapsedTime / 1000 });
    const quiet = statusCode < 500 && route !== undefined && options.quietRoutes?.has(route);
    const values = contexts.get(request);
    if (!quiet && values) {
      const durationMs = Math.round(elapsedTime);
      accessLog({ msg: 'request', method, route: route ?? 'unmatched', statusCode, durationMs, ...values });
    }
    done();
  });
}
