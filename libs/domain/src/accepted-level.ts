import type { Level } from './level';
import type { Entry } from './template-data';

/**
 * The lowest level that a place accepts, whoever asks: a head of department is of the highest, where a newcomer can
 * start (freely or beside a mentor) the lowest will do, elsewhere it is what the posting says.
 */
export function lowestAcceptedLevel(terms: {
  /** 1 to 4. */
  readonly minLevel: number;
  readonly entry: Entry;
  readonly headOfDepartment: boolean;
}): Level {
  if (terms.headOfDepartment) return 4;
  return terms.entry === 'none' ? (terms.minLevel as Level) : 1;
}
