import type { English } from '../text';
import type { similar as source } from '../zh/similar';

export const similar: English<typeof source> = {
  title: 'Still open, fits you, and much like it',
  none: 'Nothing like it fits you now.',
  all: 'All postings of this role',
};
