import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import { newId } from '@callboard/domain';

/** What every line of work knows about why it runs. */
export interface RequestValues {
  /** Follows one request through logs, outbox rows, jobs and audit rows. */
  readonly requestId: string;
  /** Account that acts, once it is known. */
  actorId?: string;
}

const storage = new AsyncLocalStorage<RequestValues>();

/** Ids that a caller may choose: long enough not to be a phone number, short enough to log. */
const REQUEST_ID = /^[0-9a-zA-Z_-]{16,64}$/;
const DIGITS_ONLY = /^\d+$/;
/** W3C trace context, version 00: version, trace id, parent id, flags. */
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const NO_TRACE = '0'.repeat(32);

/** The context of the request or job at hand, carried by AsyncLocalStorage. */
export const RequestContext = {
  /** Runs `work`, and everything it awaits, in a context of its own. */
  run<T>(values: RequestValues, work: () => T): T {
    return storage.run(values, work);
  },

  /** The present context; undefined outside of a request or job. */
  current(): RequestValues | undefined {
    return storage.getStore();
  },

  /** The present request's id, or a new one outside of any request. */
  requestId(): string {
    return storage.getStore()?.requestId ?? newId();
  },

  /** Notes who acts, as soon as a guard knows. Does nothing outside of a request. */
  setActor(actorId: string): void {
    const values = storage.getStore();
    if (values) values.actorId = actorId;
  },
};

/**
 * The id under which a request runs: the trace id of a well-formed `traceparent`, else a well-formed `x-request-id`, else
 * a new id. A trace goes first because proxies put an `x-request-id` of their own on everything.
 */
export function requestIdFrom(headers: IncomingHttpHeaders): string {
  const trace = TRACEPARENT.exec(single(headers['traceparent']))?.[1];
  if (trace !== undefined && trace !== NO_TRACE) return trace;
  const given = single(headers['x-request-id']);
  return REQUEST_ID.test(given) && !DIGITS_ONLY.test(given) ? given : newId();
}

function single(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}
