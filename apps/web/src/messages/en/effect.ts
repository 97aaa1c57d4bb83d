import { plural, type English } from '../text';
import type { effect as source } from '../zh/effect';

export const effect: English<typeof source> = {
  effect_free: 'Fits: your days around it are free',
  effect_fits: 'Fits your calendar',
  effect_clash: 'Clashes with your {title}, {days}',
  effect_after: ({ title, n }) => `${plural(n, 'free day')} after ${title}`,
  effect_before: ({ title, n }) => `${plural(n, 'free day')} before ${title}`,
  effect_afterNone: 'Starts the day after {title}',
  effect_beforeNone: 'Ends the day before {title}',
};
