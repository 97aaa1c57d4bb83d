import { plural, type English } from '../text';
import type { desk as source } from '../zh/desk';

export const desk: English<typeof source> = {
  wrongFields: ({ count }) => `${plural(count, 'thing')} to put right`,
  wrongField: '{field}: {error}',
};
