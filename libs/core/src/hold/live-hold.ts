import type { HoldFacts } from '@callboard/database';
import { DomainError, LIVE_HOLD_STATES } from '@callboard/domain';

/** Throws `hold.over` when the hold has ended or one of its clocks has run out. */
export function assertLive(hold: Pick<HoldFacts, 'state' | 'over'>): void {
  const live = (LIVE_HOLD_STATES as readonly string[]).includes(hold.state);
  if (!live || hold.over) throw new DomainError('hold.over', { state: live ? 'expired' : hold.state });
}
