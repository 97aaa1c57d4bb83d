import type { CostVerdict } from '../../../app/crew/crew-sum';
import { GUESSES, type Guess } from './guesses';
import type { Step } from './steps';

/** One thing that stands between a draft and its publishing, and the screen where it is put right. */
export type Hindrance =
  | { readonly kind: 'guess'; readonly guess: Guess; readonly step: Step }
  | { readonly kind: 'noPostings' | 'datesPast' | 'unsaved' | 'budget'; readonly step: Step }
  | { readonly kind: 'pay'; readonly roleId: string; readonly postingId: string; readonly step: Step };

interface Draft {
  readonly guesses: readonly Guess[];
  readonly postings: readonly {
    readonly id: string;
    readonly roleId: string;
    readonly payLowFen: number | null;
    readonly payHighFen: number | null;
  }[];
  readonly firstShootingDay: string;
  readonly today: string;
  /** Something typed could not be stored. */
  readonly unsaved: boolean;
  readonly verdict: CostVerdict;
  /** The owner agreed to go over the line. */
  readonly unlocked: boolean;
}

/** What is still missing, in the order of the screens. */
export function hindrances(draft: Draft): Hindrance[] {
  const found: Hindrance[] = draft.guesses.map((guess) => ({ kind: 'guess', guess, step: GUESSES[guess] }));
  if (draft.firstShootingDay < draft.today) found.push({ kind: 'datesPast', step: 'dates' });
  if (draft.postings.length === 0) found.push({ kind: 'noPostings', step: 'crew' });
  for (const posting of draft.postings)
    if (posting.payLowFen === null || posting.payHighFen === null)
      found.push({ kind: 'pay', roleId: posting.roleId, postingId: posting.id, step: 'pay' });
  if (draft.verdict === 'blocked' && !draft.unlocked) found.push({ kind: 'budget', step: 'pay' });
  if (draft.unsaved) found.push({ kind: 'unsaved', step: 'notice' });
  return found;
}
