import type { MessageParams } from '../code';

/** How far a rule would have to give, and how many more people that lets in; the steps before it included. */
export interface RelaxationStep {
  readonly params: MessageParams;
  readonly people: number;
}

/** How many steps a rule names. */
export const MOST_STEPS = 3;

/**
 * The steps by which a rule lets in people who each need it to give so far (`needs`, smaller is nearer), nearest first,
 * each with all whom it brings.
 */
export function stepsOf(needs: readonly number[], params: (need: number) => MessageParams): RelaxationStep[] {
  const sorted = [...needs].sort((a, b) => a - b);
  const steps: RelaxationStep[] = [];
  sorted.forEach((need, index) => {
    if (steps.length < MOST_STEPS && need !== sorted[index + 1])
      steps.push({ params: params(need), people: index + 1 });
  });
  return steps;
}
