import type { English } from '../text';
import type { strip as source } from '../zh/strip';

export const strip: English<typeof source> = {
  booking: 'Booked',
  hold: 'Hold',
  holdShort: '1st',
  offer: 'Offer',
  rest: 'Rest',
  restShort: 'R',
  travel: 'Travel',
  no: 'Not working',
  gap: 'Gap',
  free: 'free',
  prefer_not: 'rather not',
  freeDay: 'marked free',
  legend: 'Legend',
  keys: 'Arrow keys move between bars, Page Up and Page Down move a week, Enter opens, n goes to the next gap',
};
