import { Injectable } from '@nestjs/common';
import { ApplicationRepository, Transactions, Tx } from '@callboard/database';
import { DomainError, StateOf } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';

/** What a producer decides. */
export type Decision = 'shortlist' | 'decline';

/** Where a decision led. */
export interface DecidedApplication {
  readonly id: string;
  readonly state: StateOf<'application'>;
}

/**
 * What became of one of many: `done`; `conflict` when its state forbids the step; `denied` when it is for a department
 * that the caller does not decide on; `notFound` when the shoot has none like it.
 */
export interface DecisionOutcome {
  readonly id: string;
  readonly outcome: 'done' | 'conflict' | 'denied' | 'notFound';
  /** As it stands now; null when the caller may not know. */
  readonly state: StateOf<'application'> | null;
}

/** Producers decide on applications, one or many at once. */
@Injectable()
export class ApplicationDecisions {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly applications: ApplicationRepository,
    private readonly cycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** Puts an application on the short list, or declines it; the person sees it at once. Throws `state.conflict`. */
  async decide(call: Call, id: string, step: Decision): Promise<DecidedApplication> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const application = await this.applications.find(tx, id);
      if (!application) throw new DomainError('notFound');
      await this.access.posting(tx, call.actor, application.postingId, 'proposal.edit', 'share');
      const { companyId, shootId, personId } = application;
      const patch = { changed_at: 'now' };
      const moved = await this.cycles.move(tx, 'application', step, id, { patch, companyId, shootId });
      this.tell(tx, shootId, id, personId);
      return { id, state: moved.to };
    });
  }

  /**
   * Decides on many applications of a shoot in one transaction, as far as each can take the step, and says for each what
   * became of it, in the order in which they were named.
   */
  async decideMany(call: Call, shootId: string, ids: readonly string[], step: Decision): Promise<DecisionOutcome[]> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { actor } = call;
      const { companyId } = await this.access.shoot(tx, actor, shootId, 'proposal.edit', 'share');
      const found = new Map((await this.applications.inShoot(tx, shootId, ids)).map((row) => [row.id, row]));
      const mine = [...found.values()].filter((row) =>
        this.access.may(actor, companyId, 'proposal.edit', row.department),
      );
      const patch = { changed_at: 'now' };
      const options = { patch, companyId, shootId };
      const moved = new Map(
        (
          await this.cycles.moveMany(
            tx,
            'application',
            step,
            mine.map(({ id }) => id),
            options,
          )
        ).map((row) => [row.id, row.to]),
      );
      for (const id of moved.keys()) this.tell(tx, shootId, id, found.get(id)!.personId);
      return [...new Set(ids)].map((id): DecisionOutcome => {
        const row = found.get(id);
        if (!row) return { id, outcome: 'notFound', state: null };
        if (!mine.includes(row)) return { id, outcome: 'denied', state: null };
        const state = moved.get(id);
        return state ? { id, outcome: 'done', state } : { id, outcome: 'conflict', state: row.state };
      });
    });
  }

  private tell(tx: Tx, shootId: string, id: string, personId: string): void {
    this.events.live(tx, 'application', id, [`shoot:${shootId}`, `person:${personId}`]);
  }
}
