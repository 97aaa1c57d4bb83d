/** What can be wrong with the input of the engine. */
export const MATCHING_INPUT_CODES = [
  'wrongType',
  'notInteger',
  'outOfRange',
  'endBeforeStart',
  'noDays',
  'outsideSpan',
  'outsideWindow',
  'duplicate',
  'tooManySlots',
  'unknownBase',
  'unknownPerson',
  'unknownSlot',
  'unknownShoot',
] as const;

export type MatchingInputCode = (typeof MATCHING_INPUT_CODES)[number];

/** The engine was given something it must not compute with. `path` points into the input: `slots[3].days[0]`. */
export class MatchingInputError extends Error {
  override readonly name = 'MatchingInputError';

  constructor(
    readonly code: MatchingInputCode,
    readonly path: string,
    readonly detail: string = '',
  ) {
    super(`${code} at ${path}${detail ? `: ${detail}` : ''}`);
  }
}
