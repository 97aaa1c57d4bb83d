import type { Posting } from '../../../app/crew/posting-edit';
import type { Sum } from '../../../app/crew/crew-sum';
import type { Shoot } from '../../../app/shoot';
import type { Guess } from './guesses';
import type { Editing, Production, ProductionTerms, ShootTerms } from './setup-data';

/** What every screen of the wizard works on. */
export interface SetupProps {
  readonly shoot: Editing<Shoot, ShootTerms>;
  /** Absent until it is loaded. */
  readonly production: Editing<Production, ProductionTerms> | null;
  readonly postings: readonly Posting[];
  readonly sum: Sum;
  readonly guesses: readonly Guess[];
  readonly confirm: (...settled: readonly string[]) => void;
  /** Only a draft moves its days and base and takes templates. */
  readonly draft: boolean;
}
