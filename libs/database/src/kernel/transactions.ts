import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { isRetryable, toDomainError } from './pg-error';
import { LIVE_CHANNEL } from './live-channel';
import { endTx, isOpen, LiveMessage, managerOf, sql, Tx, WorkContext } from './tx';

const RETRIES = 3;

/**
 * The one door to the database. `run` gives a READ COMMITTED transaction that is retried on deadlock, serialisation
 * failure and lock timeout (at most three times, with jitter); `read` a unit of work without one. A `run` inside a
 * `run` of the same asynchronous flow joins it, so that an idempotency key and its effect commit together; once it is
 * over, what it left running has transactions of its own. Timeouts (lock 2 s, statement 5 s) are set on every
 * connection of the pool. No network call belongs inside.
 */
@Injectable()
export class Transactions {
  private readonly current = new AsyncLocalStorage<Tx>();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs `work` in a transaction; errors of constraints come out as domain errors. */
  async run<T>(context: WorkContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    const outer = this.present();
    if (outer) return work(outer);
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.once(context, work);
      } catch (error) {
        if (!isRetryable(error) || attempt >= RETRIES) throw toDomainError(error);
        await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * (0.5 + Math.random())));
      }
    }
  }

  /** Runs reads without a transaction of their own; inside a `run` they see its changes. */
  async read<T>(context: WorkContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await work(this.present() ?? new Tx(context, this.dataSource.manager));
    } catch (error) {
      throw toDomainError(error);
    }
  }

  /**
   * Runs reads that all see the database at one moment, however long they take together. What writes meanwhile does so
   * in transactions of its own.
   */
  async snapshot<T>(context: WorkContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const tx = new Tx(context, manager);
      try {
        await sql(tx, 'SET TRANSACTION READ ONLY');
        return await work(tx);
      } finally {
        endTx(tx);
      }
    });
  }

  /** Runs `work` behind a savepoint: when it throws, its changes are undone and the transaction lives on. */
  async savepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
    const messages = tx.live.length;
    await sql(tx, 'SAVEPOINT part');
    try {
      const result = await work();
      await sql(tx, 'RELEASE SAVEPOINT part');
      return result;
    } catch (error) {
      if (isRetryable(error)) throw error;
      tx.live.length = messages;
      await sql(tx, 'ROLLBACK TO SAVEPOINT part');
      throw toDomainError(error);
    }
  }

  private present(): Tx | undefined {
    const tx = this.current.getStore();
    return tx && isOpen(tx) ? tx : undefined;
  }

  private async once<T>(context: WorkContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      const tx = new Tx(context, manager);
      try {
        const result = await this.current.run(tx, () => work(tx));
        await announce(tx);
        return result;
      } finally {
        endTx(tx);
      }
    });
  }
}

/** One NOTIFY a transaction, in parts that fit PostgreSQL's 8,000 bytes. */
async function announce(tx: Tx): Promise<void> {
  const unique = new Map<string, LiveMessage>(tx.live.map((m) => [`${m.topic} ${m.type} ${m.id}`, m]));
  const messages = [...unique.values()];
  for (let index = 0; index < messages.length; index += 40) {
    const payload = JSON.stringify(messages.slice(index, index + 40));
    await managerOf(tx).query('SELECT pg_notify($1, $2)', [LIVE_CHANNEL, payload]);
  }
}
