import { plural, type English } from '../text';
import type { board as source } from '../zh/board';

export const board: English<typeof source> = {
  title: 'Jobs',
  searchLabel: 'Search role, department or title',
  search: 'Search',
  filters: 'Filters',
  filtersOn: 'Filters {n}',
  showCount: ({ n }) => `Show ${plural(n, 'posting')}`,
  sort: 'Sort by',
  sort_new: 'Newest',
  sort_pay: 'Pay',
  sort_start: 'Start',
  fits: 'Fits me',
  total: ({ n }) => plural(n, 'open posting'),
  counting: 'Counting…',
  newOnes: '{n} new',
  more: 'Show {n} more',
  end: 'That is all',
  pageFailed: 'The next ones did not open',
  paneTitle: 'Posting',
  paneEmpty: 'Open one to read it. You never pay to work; whoever asks you to is a swindler.',
  resetTitle: 'The filters in this address are not known',
  resetText: 'See all open postings',
};
