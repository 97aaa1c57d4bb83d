import type { English } from '../text';
import type { countdown as source } from '../zh/countdown';

export const countdown: English<typeof source> = {
  left: '{left} left',
  ended: 'Expired',
  until: 'answer by {time}',
  five: '5 minutes left',
  one: '1 minute left',
  end: 'Time is up',
};
