import { EntityManager } from 'typeorm';

/** Who acts, for audit and tracing. */
export type WorkActor = { readonly kind: 'account'; readonly accountId: string } | { readonly kind: 'system' };

/** What a piece of work carries along: who acts and which request or job it belongs to. */
export interface WorkContext {
  readonly actor: WorkActor;
  readonly requestId: string | null;
}

/** The work that the product does by itself. */
export function systemContext(requestId: string | null = null): WorkContext {
  return { actor: { kind: 'system' }, requestId };
}

/** A message to browsers: an id and a kind, never a content. */
export interface LiveMessage {
  /** `shoot:<id>`, `person:<id>`, `run:<id>` or `admin`. */
  readonly topic: string;
  readonly type: string;
  readonly id: string;
}

const managers = new WeakMap<Tx, EntityManager>();

/**
 * A unit of work as services see it: they hand it to repositories and cannot reach the connection. Made by
 * {@link Transactions} only.
 */
export class Tx {
  /** Messages that are sent when, and only when, the transaction commits. */
  readonly live: LiveMessage[] = [];

  constructor(
    readonly context: WorkContext,
    manager: EntityManager,
  ) {
    managers.set(this, manager);
  }
}

/** The TypeORM manager behind a unit of work: for this library's repositories only, not exported from it. */
export function managerOf(tx: Tx): EntityManager {
  const manager = managers.get(tx);
  if (!manager) throw new Error('This unit of work is over, or was not made by Transactions.');
  return manager;
}

/** Ends a unit of work: whoever kept it cannot use it any more. */
export function endTx(tx: Tx): void {
  managers.delete(tx);
}

/** Whether a unit of work still takes statements. */
export function isOpen(tx: Tx): boolean {
  return managers.has(tx);
}

/** Runs one SQL statement in the unit of work and returns its rows. */
export async function sql<T>(tx: Tx, text: string, params: readonly unknown[] = []): Promise<T[]> {
  const result: unknown = await managerOf(tx).query(text, [...params]);
  // TypeORM answers UPDATE and DELETE with [rows, count].
  if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number') {
    return result[0] as T[];
  }
  return result as T[];
}

/** {@link sql} for a statement that yields at most one row. */
export async function sqlOne<T>(tx: Tx, text: string, params: readonly unknown[] = []): Promise<T | null> {
  return (await sql<T>(tx, text, params))[0] ?? null;
}
