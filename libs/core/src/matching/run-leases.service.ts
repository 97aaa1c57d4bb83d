import { Injectable } from '@nestjs/common';
import { MatchRunRepository, Tx } from '@callboard/database';
import { DomainError, newId, StateOf } from '@callboard/domain';
import { LifeCycles } from '../kernel/lifecycle.service';
import { LeaseLost } from './lease-lost';

/** How long a worker may be silent before another one takes its run over. */
export const LEASE_SECONDS = 10;

/** A run under its lock, as far as a lease needs to know it. */
export interface LeasableRun {
  readonly id: string;
  readonly state: StateOf<'matchRun'>;
  readonly leaseToken: string | null;
  /** Another worker is at it and has not let its lease run out. */
  readonly leased: boolean;
  readonly companyId?: string;
  readonly shootId?: string;
}

/** A run and the token under which, alone, it may be written to. */
export interface Lease<R extends LeasableRun = LeasableRun> {
  readonly run: R;
  readonly token: string;
}

/**
 * Who works on a run. Whoever was killed is followed by another worker once the lease has run out; whoever was frozen
 * finds the token changed and changes nothing.
 */
@Injectable()
export class RunLeases {
  constructor(
    private readonly runs: MatchRunRepository,
    private readonly lifeCycles: LifeCycles,
  ) {}

  /**
   * Takes the lease of a run that is locked; null when it has come to its end already. Throws `busy` while another
   * worker holds it, and `notFound` when there is none yet.
   */
  async takeUp<R extends LeasableRun>(tx: Tx, run: R | null): Promise<Lease<R> | null> {
    if (!run) throw new DomainError('notFound', { subject: 'matchRun' });
    if (this.lifeCycles.isFinal('matchRun', run.state)) return null;
    if (run.leased) throw new DomainError('busy');
    const token = newId();
    await this.lifeCycles.move(tx, 'matchRun', 'start', run.id, { ...scopeOf(run), patch: { started_at: 'now' } });
    await this.runs.takeLease(tx, run.id, token, LEASE_SECONDS);
    return { run, token };
  }

  /** Gives a lease back before its time. */
  async drop(tx: Tx, { run, token }: Lease): Promise<void> {
    await this.runs.dropLease(tx, run.id, token);
  }

  /** The run of a lease under its lock; null when it has ended meanwhile. Throws {@link LeaseLost} when it is another's. */
  held<R extends LeasableRun>(lease: Lease<R>, locked: R | null): R | null {
    if (!locked || this.lifeCycles.isFinal('matchRun', locked.state)) return null;
    if (locked.state !== 'running' || locked.leaseToken !== lease.token) throw new LeaseLost();
    return locked;
  }

  /** Ends a run whose lock and lease are held. */
  async end(
    tx: Tx,
    run: LeasableRun,
    event: 'finish' | 'fail',
    patch: { stage?: string; result?: unknown; failure?: string },
  ): Promise<void> {
    await this.lifeCycles.move(tx, 'matchRun', event, run.id, {
      ...scopeOf(run),
      patch: { ...patch, finished_at: 'now', lease_token: null, lease_until: null },
      ...(patch.failure === undefined ? {} : { reason: patch.failure }),
    });
  }
}

function scopeOf({ companyId, shootId }: LeasableRun): { companyId: string | null; shootId: string | null } {
  return { companyId: companyId ?? null, shootId: shootId ?? null };
}
