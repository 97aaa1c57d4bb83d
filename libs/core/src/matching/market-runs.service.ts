import { Injectable } from '@nestjs/common';
import { MarketGapRow, MarketRunRepository, MarketRunRow, Transactions } from '@callboard/database';
import { baseIds, DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { Page, pageById, PageRequest } from '../kernel/page';
import { MarketRunQueue } from './market-run-queue.service';

/** A night whose run was missed for so long is over: nobody wants the market matched anew in the middle of the day. */
const NIGHT_MS = 2 * 3_600_000;

/** Open places of a run by what one more person for them would be worth. */
export interface GapWish {
  readonly rule?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** What the platform's own people, and the night, do with runs of the whole market. */
@Injectable()
export class MarketRuns {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly runs: MarketRunRepository,
    private readonly queueing: MarketRunQueue,
    private readonly work: OutboxWork,
  ) {}

  /**
   * Queues a run of all open slots. One that is still queued will see everything anyway and is returned instead; one
   * that is running is superseded, as its snapshot is older than this wish. Two requests at once make one run. Throws
   * `match.nothingOpen`.
   */
  async request(call: Call): Promise<MarketRunRow> {
    this.access.platform(call.actor, 'admin.match');
    return this.transactions.run(contextOf(call), async (tx) => {
      const run = await this.queueing.queue(tx, 'admin', call.actor.accountId);
      if (!run) throw new DomainError('match.nothingOpen');
      return run;
    });
  }

  /** What the night asks for: nothing when its hour is long past, or nothing is open. */
  async requestNightly(ticket: WorkTicket, period: string, now = Date.now()): Promise<void> {
    await this.work.once(ticket, async (tx) => {
      if (now - Date.parse(period) > NIGHT_MS) return;
      await this.queueing.queue(tx, 'schedule', null);
    });
  }

  async get(call: Call, runId: string): Promise<MarketRunRow> {
    this.access.platform(call.actor, 'admin.read');
    return this.transactions.read(contextOf(call), async (tx) => {
      const run = await this.runs.byId(tx, runId);
      if (!run) throw new DomainError('notFound');
      return run;
    });
  }

  /** The latest runs, the newest first. */
  async list(call: Call, wish: PageRequest): Promise<Page<MarketRunRow>> {
    this.access.platform(call.actor, 'admin.read');
    return this.transactions.read(contextOf(call), (tx) =>
      pageById(wish, (after, limit) => this.runs.list(tx, after ?? null, limit)),
    );
  }

  /** Places that a run left open and that are open still, where one more person would be worth most first. */
  async gaps(call: Call, runId: string, wish: GapWish): Promise<MarketGapRow[]> {
    this.access.platform(call.actor, 'admin.read');
    return this.transactions.read(contextOf(call), async (tx) => {
      if (!(await this.runs.byId(tx, runId))) throw new DomainError('notFound');
      return this.runs.gaps(tx, { runId, ...wish, rule: wish.rule ?? null, baseIds });
    });
  }
}
