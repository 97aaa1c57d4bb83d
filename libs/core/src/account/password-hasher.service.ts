import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { DomainError } from '@callboard/domain';
import { isCommonPassword } from './common-password';
import { Gate } from './gate';

/** Argon2id as ASVS 5.0 (appendix C) and OWASP ask at least; memory in KiB. */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** `Algorithm.Argon2id` of @node-rs/argon2, whose const enum does not survive isolated compilation. */
const ARGON2ID = 2;
const MIN_CHARACTERS = 8;
const MAX_CHARACTERS = 128;
const MAX_WAITING = 2_000;

/** Hashes and proves passwords. Half of the cores at most, so that a thousand log-ins leave room for everything else. */
@Injectable()
export class PasswordHasher {
  private readonly gate = new Gate(Math.max(1, Math.floor(availableParallelism() / 2)), MAX_WAITING);
  /** Nobody's password: proving against it takes as long as against somebody's. */
  private readonly nobody = this.hash(randomBytes(24).toString('base64'));

  /** Runs a task that hashes in turn with all others of this process. */
  inTurn<T>(task: () => Promise<T>): Promise<T> {
    return this.gate.run(task);
  }

  /** Throws `account.password` with the reason unless the password has 8 to 128 characters and is not a common one. */
  assertAcceptable(password: string): void {
    const length = [...password].length;
    if (length < MIN_CHARACTERS) throw new DomainError('account.password', { reason: 'short', min: MIN_CHARACTERS });
    if (length > MAX_CHARACTERS) throw new DomainError('account.password', { reason: 'long', max: MAX_CHARACTERS });
    if (isCommonPassword(password)) throw new DomainError('account.password', { reason: 'common' });
  }

  /** The hash of a password in PHC form; about 12 ms of one core. */
  async hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), { ...PASSWORD_COST, algorithm: ARGON2ID });
  }

  /** Whether the password is the hash's; with null, false after the same time. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const proved = await verify(passwordHash ?? (await this.nobody), password.normalize('NFKC'));
    return proved && passwordHash !== null;
  }

  /** Whether a stored hash is weaker than what new ones get. */
  isOutdated(passwordHash: string): boolean {
    const stored = parseOptions(passwordHash);
    return (
      (stored.algorithm as number) !== ARGON2ID ||
      stored.memoryCost < PASSWORD_COST.memoryCost ||
      stored.timeCost < PASSWORD_COST.timeCost ||
      stored.parallelism < PASSWORD_COST.parallelism
    );
  }
}
