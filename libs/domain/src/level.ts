import type { BilingualText } from './department';

/** How far a person is in a role: 1 trainee (新人), 2 assistant (助理), 3 full (熟手), 4 head (主管). */
export type Level = 1 | 2 | 3 | 4;

/** All levels from the lowest to the highest. */
export const levels: readonly Level[] = [1, 2, 3, 4];

/** What each level is called. */
export const levelNames: Readonly<Record<Level, BilingualText>> = {
  1: { zh: '新人', en: 'Trainee' },
  2: { zh: '助理', en: 'Assistant' },
  3: { zh: '熟手', en: 'Full' },
  4: { zh: '主管', en: 'Head' },
};

/** Whether `value` is a level. */
export function isLevel(value: unknown): value is Level {
  return value === 1 || value === 2 || value === 3 || value === 4;
}
