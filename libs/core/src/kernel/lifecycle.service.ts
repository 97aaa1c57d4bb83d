import { Injectable } from '@nestjs/common';
import { DomainEvent } from '@callboard/contracts/jobs';
import { AuditRepository, Moved, StatePatch, StateRepository, StoredCycleId, Tx } from '@callboard/database';
import { DomainError, EventOf, LifeCycle, lifeCycles } from '@callboard/domain';
import { MoveNotices } from '../notification/move-notices.service';
import { Events } from './events.service';

/** What goes with a step of a life cycle. */
export interface StepOptions<K extends StoredCycleId> {
  /** Columns that change together with the state. */
  readonly patch?: StatePatch<K>;
  readonly companyId?: string | null;
  readonly shootId?: string | null;
  /** More for the trail than the state; never personal data. */
  readonly after?: Readonly<Record<string, unknown>>;
  /** Why, for the trail: `offer.withdraw` because the `slot.taken`. */
  readonly reason?: string;
  /** Events for each row that moved. */
  readonly events?: (moved: Moved<K>) => readonly DomainEvent[];
}

/**
 * The one door through which states change: a conditional update on the state before, exactly one audit row for each
 * row that moved, its events as outbox rows, and what people are told of it, all in the caller's transaction.
 */
@Injectable()
export class LifeCycles {
  constructor(
    private readonly states: StateRepository,
    private readonly audit: AuditRepository,
    private readonly events: Events,
    private readonly notices: MoveNotices,
  ) {}

  /** Moves the rows of `ids` that may take the step and returns them; the others are left alone. */
  async moveMany<K extends StoredCycleId>(
    tx: Tx,
    kind: K,
    event: EventOf<K>,
    ids: readonly string[],
    options: StepOptions<K> = {},
  ): Promise<Moved<K>[]> {
    const moved = await this.states.move(tx, kind, event, ids, options.patch);
    await this.audit.append(
      tx,
      moved.map((row) => ({
        action: `${kind}.${event}`,
        subjectType: kind,
        subjectId: row.id,
        companyId: options.companyId ?? null,
        shootId: options.shootId ?? null,
        before: { state: row.from },
        after: { state: row.to, ...(options.reason ? { reason: options.reason } : {}), ...options.after },
      })),
    );
    const { events } = options;
    if (events)
      await this.events.emit(
        tx,
        moved.flatMap((row) => [...events(row)]),
      );
    await this.notices.after(tx, kind, event, moved);
    return moved;
  }

  /** Moves one row or returns null when its state forbids the step. */
  async tryMove<K extends StoredCycleId>(
    tx: Tx,
    kind: K,
    event: EventOf<K>,
    id: string,
    options: StepOptions<K> = {},
  ): Promise<Moved<K> | null> {
    return (await this.moveMany(tx, kind, event, [id], options))[0] ?? null;
  }

  /** Moves one row; throws `notFound` or `state.conflict` with the present state. */
  async move<K extends StoredCycleId>(
    tx: Tx,
    kind: K,
    event: EventOf<K>,
    id: string,
    options: StepOptions<K> = {},
  ): Promise<Moved<K>> {
    const moved = await this.tryMove(tx, kind, event, id, options);
    if (moved) return moved;
    const state = await this.states.stateOf(tx, kind, id);
    if (state === null) throw new DomainError('notFound');
    throw new DomainError('state.conflict', { subject: kind, event, state });
  }

  /** Whether the state is one that nothing leaves. */
  isFinal(kind: StoredCycleId, state: string): boolean {
    return (lifeCycles[kind] as unknown as LifeCycle<string, string>).final.includes(state);
  }
}
