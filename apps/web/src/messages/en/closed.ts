import type { English } from '../text';
import type { closed as source } from '../zh/closed';

export const closed: English<typeof source> = {
  closedTitle: 'This posting is closed',
  closed_filled: 'All places are filled.',
  closed_closed: 'The crew no longer looks for this role.',
  closed_started: 'Work began on {day}.',
  closed_wrapped: 'This shoot has wrapped.',
  closed_cancelled: 'This shoot was cancelled.',
  closed_unverified: 'The verification of this company was taken back and the posting is down.',
  alternatives: 'Still open, and much like it',
  alternativesNone: 'Nothing like it is open now.',
  toJobs: 'Other jobs',
};
