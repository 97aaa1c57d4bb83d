import { DomainError } from '@callboard/domain';
import { Actor } from '../kernel/actor';

const MINUTE_MS = 60_000;

/**
 * Throws `auth.stepUp` unless the session proved the password within the last minutes: for changes of rights,
 * suspensions and the sight of personal data.
 * @param now milliseconds since 1970
 */
export function requireFresh(actor: Actor, minutes = 5, now = Date.now()): void {
  if (now - actor.authenticatedAt.getTime() > minutes * MINUTE_MS) throw new DomainError('auth.stepUp', { minutes });
}
