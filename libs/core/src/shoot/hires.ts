import type { ShootScope } from '@callboard/database';
import { DomainError } from '@callboard/domain';

/** Whether people can be sought for a shoot. */
export function isHiring({ state }: Pick<ShootScope, 'state'>): boolean {
  return state === 'open' || state === 'shooting';
}

/** Throws unless people can be sought for a shoot: `match.notOpen` before it is published, `shoot.closed` once it is over. */
export function assertHires({ state }: Pick<ShootScope, 'state'>): void {
  if (isHiring({ state })) return;
  throw new DomainError(state === 'draft' || state === 'in_review' ? 'match.notOpen' : 'shoot.closed', { state });
}
