/** Hard rules in the order of the funnel: each is asked of the people whom the rules before it left. */
export const RULE_IDS = [
  'role',
  'level',
  'headOfDepartment',
  'availability',
  'overlap',
  'gap',
  'pay',
  'travel',
  'documents',
  'age',
  'dayLimit',
  'blocked',
  'excluded',
  'taken',
] as const;

/** The name of a hard rule. */
export type RuleId = (typeof RULE_IDS)[number];

/** Soft terms, in the order in which explanations list them. */
export const SCORE_IDS = [
  'levelFit',
  'distance',
  'payFit',
  'applied',
  'fairness',
  'skill',
  'record',
  'bed',
  'together',
  'firstJob',
  'chain',
] as const;

/** The name of a soft term. */
export type ScoreId = (typeof SCORE_IDS)[number];

/** Changes of a slot's days: all of them a day later or earlier, or without the first or the last day. */
export const DAY_CHANGES = ['moveLater', 'moveEarlier', 'startLater', 'endEarlier'] as const;

/** The name of a change of days. */
export type DayChange = (typeof DAY_CHANGES)[number];

/** Message code of a hard rule; the sentences are in `@callboard/messages`. */
export type RuleCode = `rule.${RuleId}`;

/** Message code of a soft term. */
export type ScoreCode = `score.${ScoreId}`;

/** Message code of what a change of days would bring. */
export type DayCode = `days.${DayChange}`;

/** Values that the sentence of a rule or a term needs; days are integers on the scale of the input. */
export type MessageParams = Readonly<Record<string, string | number | boolean>>;
