import type { English } from '../text';
import type { free as source } from '../zh/free';

export const free: English<typeof source> = {
  free: 'Free',
  preferNot: 'Rather not',
  no: 'Not free',
  statutory: 'public holiday, treble pay for work',
  statutoryShort: 'hol.',
  off: 'day off',
  offShort: 'off',
  makeup: 'working weekend',
  makeupShort: 'work',
  booked: 'Booked: {title}',
  freeTitle: 'Free days',
  bookedDays: 'Booked days, nothing to paint',
  freeSum: '{count} free in the next two months',
  freeNone: 'Paint free days, and a fill will think of you.',
  freeWhy: 'Nobody asks you for days that are not painted.',
  freeFromToday: 'Free from today',
  freePainted: '{count} painted free',
  undo: 'Undo',
  saving: 'Saving…',
  savedAt: 'Saved {time}',
  notSaved: 'Not saved; what you painted went back',
};
