import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IdempotencyRepository, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Call, contextOf } from './actor';

/** An answer as it is stored and given again. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A request that must not happen twice. */
export interface KeyedRequest {
  readonly key: string;
  /** Method, path and body: a key is bound to one request. */
  readonly fingerprint: string;
}

/**
 * Runs a request under its Idempotency-Key: the key, the effect and the answer commit together. The same key with the
 * same request gives the stored answer, with another request `idempotency.otherRequest`. A refusal that is no fault of
 * ours (4xx) undoes the effect and is stored too; any other error is not, so that the request can be tried again.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: IdempotencyRepository,
  ) {}

  /**
   * @param work runs the request; may run again after a deadlock
   * @param refusal the answer that stands for a domain error, or null when it must not be stored
   */
  async run(
    call: Call,
    request: KeyedRequest,
    work: () => Promise<KeptAnswer>,
    refusal: (error: DomainError) => KeptAnswer | null,
  ): Promise<KeptAnswer> {
    const hash = createHash('sha256').update(request.fingerprint).digest();
    const { accountId } = call.actor;
    let claimed = false;
    try {
      return await this.transactions.run(contextOf(call), async (tx) => {
        claimed = false;
        const stored = await this.keys.claim(tx, accountId, request.key, hash);
        claimed = true;
        if (stored) {
          if (!hash.equals(stored.requestHash)) throw new DomainError('idempotency.otherRequest');
          if (stored.status === null) throw new DomainError('idempotency.running');
          return { status: stored.status, body: stored.body };
        }
        const answer = await this.transactions.savepoint(tx, work).catch((error: unknown) => {
          const kept = error instanceof DomainError ? refusal(error) : null;
          if (!kept) throw error;
          return kept;
        });
        await this.keys.answer(tx, accountId, request.key, answer.status, answer.body);
        return answer;
      });
    } catch (error) {
      // A second request that waited out the lock timeout: the first is still at work.
      if (!claimed && error instanceof DomainError && error.code === 'busy')
        throw new DomainError('idempotency.running');
      throw error;
    }
  }
}
