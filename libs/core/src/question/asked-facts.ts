import type {
  CandidateFacts,
  KnownPerson,
  LastAsk,
  PlaceOfPerson,
  ProposalRow,
  QuestionSlot,
} from '@callboard/database';
import type { MatchingInput } from '@callboard/matching';

/** A person and a slot of a shoot. */
export interface SlotQuestion {
  readonly shootId: string;
  readonly slotId: string;
  readonly personId: string;
}

/** What is known at one moment of a slot and a person. */
export interface AskedFacts {
  readonly slot: QuestionSlot;
  readonly companyId: string;
  readonly department: string;
  readonly person: KnownPerson;
  readonly facts: CandidateFacts;
  readonly place: PlaceOfPerson | null;
  readonly lastAsk: LastAsk | null;
  readonly live: readonly ProposalRow[];
  /** Null when the slot cannot be filled, or the person not be found. */
  readonly input: MatchingInput | null;
  readonly asOf: Date;
}
