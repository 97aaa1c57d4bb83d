import { plural, type English } from '../text';
import type { boardNone as source } from '../zh/board-none';

export const boardNone: English<typeof source> = {
  emptyTitle: 'Nothing fits',
  emptyText: 'These filters together leave none. Loosen one:',
  emptyCost: ({ name, n }) => `Without ${name}: ${plural(n, 'posting')}`,
  emptyNothing: 'Loosening any one of them still leaves none. Clear all to see what is open.',
  emptyAll: 'Nothing is open right now. New postings come every day; look in later.',
  hidden: '{n} hidden that do not fit you',
  hidden_clash: ({ n }) => `${n} ${Number(n) === 1 ? 'clashes' : 'clash'}`,
  hidden_travel: '{n} too far',
  hidden_pay: '{n} under your floor',
  hidden_role: '{n} not your role or level',
  showAll: 'Show all',
  clear: 'Clear all',
  remove: 'Remove: {name}',
  entry_none: 'Experience needed',
  textChip: '“{text}”',
  fromChip: 'From {day}',
  toChip: 'Until {day}',
  payFrom: '{pay} and up',
  fits: 'Fits me',
};
