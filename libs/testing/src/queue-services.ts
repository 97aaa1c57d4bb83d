import { randomBytes } from 'node:crypto';
import { testServices } from './services';

/** The Redis of this run (`REDIS_URL`, or a private one where `redis-server` is on the PATH), else undefined. */
export function redisUrl(): string | undefined {
  return testServices().redisUrl;
}

/** A queue prefix that no other test file uses. */
export function uniquePrefix(): string {
  return `test-${process.pid}-${randomBytes(5).toString('hex')}`;
}
