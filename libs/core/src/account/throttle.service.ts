import { Injectable } from '@nestjs/common';
import { FailureUpdate, LoginFailureRepository, systemContext, Transactions, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { PersonVault } from './person-vault';
import { decideTry, THROTTLE_RULES, ThrottleScope } from './throttle-rule';

/** One place where tries are counted, by a name that tells nothing. */
export interface Bucket {
  readonly scope: ThrottleScope;
  readonly name: string;
}

/** Counts failed tries in Postgres, for all processes together. */
@Injectable()
export class Throttle {
  constructor(
    private readonly transactions: Transactions,
    private readonly failures: LoginFailureRepository,
    private readonly vault: PersonVault,
  ) {}

  /** The bucket of a value: an account's id, a contact, an address. */
  bucket(scope: ThrottleScope, value: string): Bucket {
    return { scope, name: this.vault.pseudonym(scope, value) };
  }

  /** Lets a try in and counts it as failed in every bucket, or throws `auth.throttled` with the seconds to wait. */
  async admit(buckets: readonly Bucket[]): Promise<void> {
    const waitSeconds = await this.transactions.run(systemContext(), async (tx) => {
      const counts = await this.failures.lock(
        tx,
        buckets.map((bucket) => bucket.name),
      );
      const updates: FailureUpdate[] = [];
      let wait = 0;
      for (const count of counts) {
        const { scope } = buckets.find((bucket) => bucket.name === count.bucket)!;
        const decision = decideTry(THROTTLE_RULES[scope], count);
        if ('waitSeconds' in decision) wait = Math.max(wait, decision.waitSeconds);
        else updates.push(decision.update);
      }
      if (wait === 0) await this.failures.save(tx, updates);
      return wait;
    });
    if (waitSeconds > 0) {
      throw new DomainError('auth.throttled', { seconds: waitSeconds, minutes: Math.ceil(waitSeconds / 60) });
    }
  }

  /** Takes the try back after a success; an account that proved itself starts anew. */
  async succeed(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
    for (const bucket of [...buckets].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (bucket.scope === 'account') await this.failures.clear(tx, bucket.name);
      else await this.failures.refund(tx, bucket.name);
    }
  }
}
