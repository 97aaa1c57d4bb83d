import { callboardClient, type Problem } from '@callboard/client';
import { OfflineError, ProblemError } from './problem';
import { noteServerDate } from './clock';

type Listener = () => void;
const ended = new Set<Listener>();

/** Calls back when the session has ended under way: the page stays and asks to sign in over it. */
export function onSessionEnd(listener: Listener): () => void {
  ended.add(listener);
  return () => ended.delete(listener);
}

/** Whether this browser may hold a session; the cookies that prove it are not readable, this hint is. */
export function mayHaveSession(): boolean {
  return typeof document !== 'undefined' && /(^|; )cb-in=1/.test(document.cookie);
}

const REFRESHED_AT = 'cb-refreshed';
let refreshing: Promise<boolean> | null = null;

async function refreshNow(since: number): Promise<boolean> {
  // Another tab may have done it while this one waited for the lock.
  if (Number(localStorage.getItem(REFRESHED_AT) ?? 0) > since) return true;
  const response = await fetch('/api/v1/auth/refresh', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-csrf': '1' },
    body: '{}',
  });
  if (response.ok) localStorage.setItem(REFRESHED_AT, String(Date.now()));
  return response.ok;
}

/** One silent refresh for all requests in flight, and for all tabs. */
function refresh(): Promise<boolean> {
  const since = Date.now();
  const locked = (): Promise<boolean> =>
    'locks' in navigator ? navigator.locks.request('cb-refresh', () => refreshNow(since)) : refreshNow(since);
  refreshing ??= locked()
    .catch(() => false)
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

const ANSWERS_ITSELF = /\/api\/v1\/auth\/(login|register|refresh|logout|step-up|password)$/;

async function sessionFetch(request: Request): Promise<Response> {
  const again = request.clone();
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new OfflineError();
  }
  noteServerDate(response.headers.get('date'));
  if (response.status !== 401 || ANSWERS_ITSELF.test(new URL(request.url).pathname) || !mayHaveSession())
    return response;
  if (await refresh()) return fetch(again);
  for (const listener of ended) listener();
  return response;
}

/** The API as this page's session may call it. */
export const api = callboardClient({
  baseUrl: typeof location === 'undefined' ? 'http://server.invalid' : location.origin,
  fetch: sessionFetch,
  headers: { 'x-csrf': '1' },
});

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

function isProblemBody(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value;
}

/** The data of an answer; throws {@link ProblemError} or {@link OfflineError}. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  if (isProblemBody(error)) throw new ProblemError(error);
  throw new ProblemError({
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: 'unavailable',
    detail: '',
    requestId: response.headers.get('x-request-id') ?? '',
  });
}

/** A key for a write that must not happen twice; made once a click and used again by every retry. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
