import type { English } from '../text';
import type { fittingJobs as source } from '../zh/fitting-jobs';

export const fittingJobs: English<typeof source> = {
  none: 'No open posting fits your days right now. New ones appear on the board.',
  all: 'See all',
  board: 'See open postings',
  days: '{days} ({count})',
  places: '{n} left',
  bed: 'bed included',
};
