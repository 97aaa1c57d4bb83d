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
  'excluded',
  'taken',
] as const;

/** The name of a hard rule. */
export type RuleId = (typeof RULE_IDS)[number];

/** Soft terms, in the order in which explanations list them. */
export const SCORE_IDS = ['levelFit', 'distance', 'payFit', 'applied', 'fairness'] as const;

/** The name of a soft term. */
export type ScoreId = (typeof SCORE_IDS)[number];

/** Message code of a hard rule; the sentences are in `@callboard/messages`. */
export type RuleCode = `rule.${RuleId}`;

/** Message code of a soft term. */
export type ScoreCode = `score.${ScoreId}`;

/** Values that the sentence of a rule or a term needs; days are integers on the scale of the input. */
export type MessageParams = Readonly<Record<string, string | number | boolean>>;
