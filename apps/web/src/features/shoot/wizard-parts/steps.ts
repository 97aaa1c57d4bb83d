/** The screens of the wizard, in their order. */
export const STEPS = ['notice', 'dates', 'crew', 'pay'] as const;
export type Step = (typeof STEPS)[number];

/** The screen of an address; the first one for anything else. */
export function stepOf(text: string | undefined): Step {
  return STEPS.find((step) => step === text) ?? 'notice';
}

export const stepPath = (shootId: string, step: Step): string => `/studio/shoots/${shootId}/setup/${step}`;
