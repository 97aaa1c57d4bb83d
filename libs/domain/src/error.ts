/**
 * Every error that the product can name. A code is stable: clients and message files refer to it. What it means on
 * HTTP is the API's business, what it means for a job the worker's.
 */
export const ERROR_CODES = [
  // Input
  'request.invalid',
  'request.text',
  'request.tooLarge',
  'request.unsupportedMedia',
  'request.urlTooLong',
  'request.headersTooLarge',
  'request.timeout',
  'day.invalid',
  'span.reversed',
  'span.empty',
  'money.notInteger',
  // Who may
  'auth.required',
  'auth.credentials',
  'auth.throttled',
  'auth.suspended',
  'auth.csrf',
  'auth.session',
  'auth.stepUp',
  'access.denied',
  'notFound',
  // Accounts
  'account.contactTaken',
  'account.contactMissing',
  'account.phone',
  'account.password',
  'account.self',
  // Companies
  'company.notVerified',
  'company.evidenceMissing',
  'member.exists',
  'member.lastOwner',
  'member.departmentMissing',
  // Shoots
  'shoot.datesPast',
  'shoot.tooFar',
  'shoot.tooLong',
  'shoot.noShootingDay',
  'shoot.unknownBase',
  'shoot.closed',
  'shoot.hasPostings',
  'shoot.noPostings',
  'shoot.templateSize',
  'posting.unknownRole',
  'posting.levelRange',
  'posting.headcount',
  'posting.payRange',
  'posting.payMissing',
  'posting.noDays',
  'posting.closed',
  'posting.slotsTaken',
  'slot.otherShoot',
  'slot.taken',
  'slot.cancelled',
  // Profile
  'profile.unknownRole',
  'profile.unknownBase',
  'profile.missing',
  'availability.past',
  'availability.tooFar',
  // Applications
  'application.exists',
  'application.notOpen',
  'application.notQualified',
  'application.days',
  // Blocks
  'block.own',
  'block.ended',
  'block.tooMany',
  // Reserves
  'reserve.notOpen',
  'reserve.notQualified',
  // Matching
  'match.notOpen',
  'match.nothingOpen',
  'match.running',
  'match.input',
  'proposal.notCandidate',
  'proposal.stale',
  'proposal.inUse',
  // Offers and bookings
  'offer.blocked',
  'offer.notQualified',
  'offer.notFree',
  'offer.underFloor',
  'offer.overBand',
  'offer.slotTaken',
  'offer.slotCancelled',
  'offer.exists',
  'offer.expired',
  'offer.withdrawn',
  'offer.answered',
  'offer.nothingToSend',
  'offer.inPast',
  'offer.counterBand',
  'offer.counterSame',
  'offer.counterTwice',
  'offer.notCountered',
  'offer.termsChanged',
  'hold.exists',
  'hold.clock',
  'hold.over',
  'hold.first',
  'hold.slotTaken',
  'hold.slotCancelled',
  'hold.inPast',
  'booking.overlap',
  'booking.gap',
  'gap.overrideDenied',
  'gap.overrideNotNeeded',
  'gap.impossible',
  'gap.consentMissing',
  'gap.changed',
  'booking.sameShoot',
  'booking.fromDay',
  'booking.fromDayNeeded',
  'booking.notBegun',
  'booking.over',
  'attendance.tooEarly',
  'attendance.begun',
  'backfill.running',
  'backfill.notOpen',
  'backfill.widest',
  // Announcements
  'announcement.nobody',
  'announcement.tooMany',
  // Writing twice, at once, or on old data
  'state.conflict',
  'version.conflict',
  'version.missing',
  'idempotency.running',
  'idempotency.otherRequest',
  'idempotency.key',
  'busy',
  'unavailable',
  'events.tooMany',
  'rateLimited',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Values that the sentence of an error needs; never personal data. */
export type ErrorParams = Readonly<Record<string, string | number | boolean>>;

/** What can be wrong with one field. As stable as the codes of errors. */
export const FIELD_CODES = [
  'field.missing',
  'field.empty',
  'field.notWhole',
  'field.notWholeFen',
  'field.notWholeYuan',
  'field.notNumber',
  'field.notText',
  'field.notFlag',
  'field.notList',
  'field.notGroup',
  'field.tooSmall',
  'field.tooBig',
  'field.tooLowFen',
  'field.tooHighFen',
  'field.tooShort',
  'field.tooLong',
  'field.tooFew',
  'field.tooMany',
  'field.format',
  'field.notListed',
  'field.unknown',
  'field.invalid',
  'id.invalid',
  'text.unclean',
  'cursor.invalid',
  'reason.missing',
  'role.twice',
  'contact.email',
  'creditCode.invalid',
  'department.unknown',
] as const;

/** What is said of fields alone, or an error that lies with one field. */
export type FieldCode = (typeof FIELD_CODES)[number] | ErrorCode;

/** Whether `value` is a {@link FieldCode}. */
export function isFieldCode(value: string): value is FieldCode {
  return [...FIELD_CODES, ...ERROR_CODES].some((code) => code === value);
}

/** One field that is wrong: a JSON pointer into the request and a code with its parameters. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: FieldCode;
  readonly params?: ErrorParams;
}

/** An error of the product: a code and parameters, no HTTP. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(`${code} ${JSON.stringify(params)}`);
  }
}

/** Whether `error` is a {@link DomainError}, of `code` when given. */
export function isDomainError(error: unknown, code?: ErrorCode): error is DomainError {
  return error instanceof DomainError && (code === undefined || error.code === code);
}
