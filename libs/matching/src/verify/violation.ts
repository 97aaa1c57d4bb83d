import type { RuleId } from '../code';

/** What a plan can do wrong beside breaking a rule between a slot and a person. */
export type PlanFault =
  | 'unknownShoot'
  | 'unknownSlot'
  | 'unknownPerson'
  | 'otherShoot'
  | 'slotTwice'
  | 'pinMoved'
  | 'labourCap'
  | 'trainees'
  | 'pairBan'
  | 'offeredPay'
  | 'score'
  | 'proof';

/** One thing that is wrong with a plan. */
export interface PlanViolation {
  readonly kind: RuleId | PlanFault;
  readonly slot?: string;
  readonly person?: string;
  readonly detail?: string;
}

export interface Verification {
  /** Nothing is wrong but, perhaps, what pins bring with them. */
  readonly ok: boolean;
  readonly violations: readonly PlanViolation[];
  /** Rules that people break whom the producer has pinned. */
  readonly pinnedViolations: readonly PlanViolation[];
}

/** Collects what is wrong, in the names of the input. */
export class Findings {
  readonly violations: PlanViolation[] = [];
  readonly pinnedViolations: PlanViolation[] = [];

  add(violation: PlanViolation, byPins = false): void {
    (byPins ? this.pinnedViolations : this.violations).push(violation);
  }
}
