/** Something that happens to a plan after it was made. Slots and people by id, days as in the input. */
export type RematchEvent =
  /** She leaves the slot. Nobody asks her for it again, nor for a slot that is alike in everything. */
  | { readonly kind: 'dropOut'; readonly slot: string; readonly person: string }
  /** She was asked for the slot and said no; if the plan has her there, she leaves it. */
  | { readonly kind: 'decline'; readonly slot: string; readonly person: string }
  /** She cannot work from one day to another: slots of hers that work on one of them open. */
  | { readonly kind: 'unavailable'; readonly person: string; readonly from: number; readonly to: number }
  /** The slot is wanted (again): somebody is looked for. */
  | { readonly kind: 'slotOpened'; readonly slot: string }
  /** The slot is not needed; its person is free again. */
  | { readonly kind: 'slotCancelled'; readonly slot: string };

export interface RematchOptions {
  /** People at most who leave one slot of the plan for another, an event; 3 when left out. */
  readonly maxMoves?: number;
  /** Points that a repair has to gain for each person whom it moves; 0 when left out. */
  readonly movePenalty?: number;
}

/** A slot that stood open in the course of an event. */
export interface RepairedSlot {
  readonly slot: string;
  /** Who was in it before; null for a slot that was opened. */
  readonly left: string | null;
  /** Who has it now; null when it stays open. */
  readonly person: string | null;
  /** Somebody exists who keeps every rule between her and the slot, whatever else the plan gives her. */
  readonly repairable: boolean;
}

/** A person of the plan who takes another slot than before. */
export interface MovedPerson {
  readonly person: string;
  readonly from: string;
  readonly to: string;
  /** Who takes the slot that she leaves. */
  readonly replacedBy: string;
}

/** What one event did to the plan. */
export interface Repair {
  /** What the event opened, and after it slots of trainees whom nobody was left to look after. */
  readonly slots: readonly RepairedSlot[];
  readonly moved: readonly MovedPerson[];
  /** By how many points the value of the plan changed, the loss by the event itself included. */
  readonly value: number;
  /** People looked at. */
  readonly work: number;
}
