import { Injectable } from '@nestjs/common';
import { BlockedCompany, BlockPair, BlockRepository, Transactions } from '@callboard/database';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { Page, pageById, PageRequest } from '../kernel/page';
import { BlockKeeper } from './block-keeper.service';

/** Companies with which the caller wants nothing to do. They are not told. */
@Injectable()
export class MyBlocks {
  constructor(
    private readonly transactions: Transactions,
    private readonly blocks: BlockRepository,
    private readonly keeper: BlockKeeper,
    private readonly events: Events,
  ) {}

  /** The latest first. */
  async list(call: Call, page: PageRequest): Promise<Page<BlockedCompany>> {
    return this.transactions.read(contextOf(call), (tx) =>
      pageById(page, (before, limit) => this.blocks.ofPerson(tx, call.actor.personId, before ?? null, limit)),
    );
  }

  /**
   * Blocks a company: it can no longer find or ask her, and what waits between the two ends, but for offers that wait for
   * her answer and for bookings. Blocking twice is the same block. Throws `notFound` for a company that nobody hears of,
   * `block.tooMany`.
   * @param note for herself alone
   */
  async make(call: Call, companyId: string, note: string): Promise<BlockedCompany> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const pair = pairOf(call, companyId);
      await this.keeper.make(tx, call, pair, note, () => this.blocks.isPublic(tx, companyId));
      const block = (await this.blocks.findCompany(tx, pair.personId, companyId))!;
      this.events.live(tx, 'block', block.id, [`person:${pair.personId}`]);
      return block;
    });
  }

  /** Takes a block back. Throws `block.ended` when she has before, `notFound` when she never blocked the company. */
  async end(call: Call, companyId: string): Promise<void> {
    await this.transactions.run(contextOf(call), async (tx) => {
      const pair = pairOf(call, companyId);
      await this.keeper.end(tx, pair);
      this.events.live(tx, 'block', companyId, [`person:${pair.personId}`]);
    });
  }
}

function pairOf(call: Call, companyId: string): BlockPair {
  return { personId: call.actor.personId, companyId, side: 'person' };
}
