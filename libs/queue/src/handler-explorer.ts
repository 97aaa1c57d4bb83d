import { JOB_NAMES, type JobName } from '@callboard/contracts/jobs';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { handlerMarks } from './job-handler.decorator';
import type { HandlerFunction, HandlerMap } from './job-runner';
import { HandlerMismatchError } from './queue.errors';

/** A method found to do a job. */
export interface FoundHandler {
  readonly job: string;
  /** Class and method, for messages. */
  readonly where: string;
  readonly handle: HandlerFunction | undefined;
}

/** Finds the methods and classes marked with `@JobHandler` among all providers. */
@Injectable()
export class HandlerExplorer {
  constructor(private readonly discovery: DiscoveryService) {}

  /**
   * One handler for every job.
   * @throws HandlerMismatchError when a job has none or two, or a handler no job; it names them all
   */
  handlers(): HandlerMap {
    return matchHandlers(this.found(), JOB_NAMES);
  }

  private found(): FoundHandler[] {
    const instances = new Set<object>();
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance === 'object' && instance !== null) instances.add(instance as object);
    }
    return [...instances].flatMap((instance) =>
      handlerMarks(instance).map(({ job, method }) => {
        const handle = (instance as Record<string | symbol, unknown>)[method];
        return {
          job,
          where: `${instance.constructor.name}.${String(method)}`,
          handle: typeof handle === 'function' ? (handle.bind(instance) as HandlerFunction) : undefined,
        };
      }),
    );
  }
}

/**
 * Matches handlers and jobs both ways.
 * @throws HandlerMismatchError with every job that has none or two handlers and every handler that has no job
 */
export function matchHandlers(found: readonly FoundHandler[], jobs: readonly JobName[]): HandlerMap {
  const problems = jobs.flatMap((job) => {
    const places = found.filter((handler) => handler.job === job).map(({ where }) => where);
    if (places.length === 1) return [];
    return places.length === 0
      ? [`${job} has no handler`]
      : [`${job} has ${places.length} handlers: ${places.join(', ')}`];
  });
  for (const { job, where, handle } of found) {
    if (!jobs.some((known) => known === job)) problems.push(`${where} handles ${job}, which is no job`);
    else if (!handle) problems.push(`${where} is no method`);
  }
  if (problems.length > 0) throw new HandlerMismatchError(problems);
  return Object.fromEntries(found.map(({ job, handle }) => [job, handle])) as unknown as HandlerMap;
}
