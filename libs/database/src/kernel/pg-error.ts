import { DomainError, ErrorCode } from '@callboard/domain';

interface PgError {
  readonly code: string;
  readonly constraint?: string;
}

/** PostgreSQL's error behind whatever TypeORM threw. */
export function pgErrorOf(error: unknown): PgError | null {
  const candidate = (error as { driverError?: unknown } | null)?.driverError ?? error;
  const code = (candidate as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? (candidate as PgError) : null;
}

/** Deadlock, serialisation failure and lock timeout: the same transaction may succeed when run again. */
const RETRYABLE = new Set(['40P01', '40001', '55P03']);

/** Whether running the same transaction again may succeed. */
export function isRetryable(error: unknown): boolean {
  const pg = pgErrorOf(error);
  return pg !== null && RETRYABLE.has(pg.code);
}

const CONSTRAINT_CODES: Readonly<Record<string, ErrorCode>> = {
  booking_no_overlap: 'booking.overlap',
  booking_slot_key: 'slot.taken',
  booking_one_per_shoot_key: 'booking.sameShoot',
  booking_offer_key: 'offer.answered',
  application_open_key: 'application.exists',
  offer_live_person_key: 'offer.exists',
  hold_live_key: 'hold.exists',
  match_run_live_key: 'match.running',
  proposal_live_person_key: 'proposal.inUse',
  proposal_live_slot_key: 'proposal.stale',
  person_contact_lookup_key: 'account.contactTaken',
  membership_pkey: 'member.exists',
  posting_pay_present_check: 'posting.payMissing',
};

/** Codes of the connection itself: the server is away, starting or stopping, or has no place left. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|08...|57P0[123]|53300)$/;
const AWAY_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/;
/** What TypeORM says of a transaction whose connection was lost between two statements. */
const LOST_NAME = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/**
 * Turns a database error into the product's: a broken constraint by its name, an exhausted retry into `busy`, a lost
 * connection into `unavailable`. Anything else comes back unchanged.
 */
export function toDomainError(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const pg = pgErrorOf(error);
  if (pg && (pg.code === '23505' || pg.code === '23P01' || pg.code === '23514')) {
    const code = pg.constraint === undefined ? undefined : CONSTRAINT_CODES[pg.constraint];
    if (code) return new DomainError(code);
  }
  if (pg && (RETRYABLE.has(pg.code) || pg.code === '57014')) return new DomainError('busy');
  if (pg && AWAY.test(pg.code)) return new DomainError('unavailable');
  if (error instanceof Error && (AWAY_MESSAGE.test(error.message) || LOST_NAME.test(error.name))) {
    return new DomainError('unavailable');
  }
  return error;
}
