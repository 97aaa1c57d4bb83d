import type { ShootScope } from '@callboard/database';
import { DomainError } from '@callboard/domain';

/** Throws unless people can be sought for a shoot: `match.notOpen` before it is published, `shoot.closed` once it is over. */
export function assertHires({ state }: Pick<ShootScope, 'state'>): void {
  if (state === 'open' || state === 'shooting') return;
  throw new DomainError(state === 'draft' || state === 'in_review' ? 'match.notOpen' : 'shoot.closed', { state });
}
