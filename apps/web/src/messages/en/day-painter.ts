import type { English } from '../text';
import type { dayPainter as source } from '../zh/day-painter';

export const dayPainter: English<typeof source> = {
  brush: 'Brush',
  clear: 'Clear',
  brushTaken: 'Brush: {kind}',
  painted: '{days}, {count}: {kind}',
  help: 'Tap a day, or press and drag over several; tap again to take it off.',
  helpKeys: 'Keys: arrows move, shift and arrows select, space paints.',
  earlier: 'A month earlier',
  later: 'A month later',
  whole: 'Whole month',
  none: 'not painted',
  outside: 'cannot be painted',
  today: 'today',
  comma: ', ',
};
