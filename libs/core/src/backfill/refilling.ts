import type { BackfillPlace, BackfillScope, SlotScope } from '@callboard/database';

/** A place that is refilled, everything above it locked. */
export interface Refilling {
  readonly companyId: string;
  readonly slot: SlotScope;
  readonly backfill: BackfillScope;
  readonly place: BackfillPlace;
}
