import { Injectable } from '@nestjs/common';
import { BlockedPerson, BlockPair, BlockRepository, Transactions } from '@callboard/database';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Page, pageById, PageRequest } from '../kernel/page';
import { BlockKeeper } from './block-keeper.service';

/** People with whom a company wants nothing to do. They are not told. */
@Injectable()
export class CompanyBlocks {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly blocks: BlockRepository,
    private readonly keeper: BlockKeeper,
  ) {}

  /** The latest first. */
  async list(call: Call, companyId: string, page: PageRequest): Promise<Page<BlockedPerson>> {
    this.access.company(call.actor, companyId, 'block.manage');
    return this.transactions.read(contextOf(call), (tx) =>
      pageById(page, (before, limit) => this.blocks.ofCompany(tx, companyId, before ?? null, limit)),
    );
  }

  /**
   * Blocks a person: nobody of the company, and nothing by itself, asks her any more, what she sends is not shown, and
   * holds, open applications and proposals end. Blocking twice is the same block. Throws `notFound` for somebody of whom
   * the company may not know, `block.tooMany`.
   * @param note for the company alone
   */
  async make(call: Call, companyId: string, personId: string, note: string): Promise<BlockedPerson> {
    this.access.company(call.actor, companyId, 'block.manage');
    return this.transactions.run(contextOf(call), async (tx) => {
      const pair = pairOf(companyId, personId);
      await this.keeper.make(tx, call, pair, note, () => this.blocks.isKnown(tx, companyId, personId));
      return (await this.blocks.findPerson(tx, companyId, personId))!;
    });
  }

  /** Takes a block back. Throws `block.ended` when it was before, `notFound` when the company never blocked her. */
  async end(call: Call, companyId: string, personId: string): Promise<void> {
    this.access.company(call.actor, companyId, 'block.manage');
    await this.transactions.run(contextOf(call), (tx) => this.keeper.end(tx, pairOf(companyId, personId)));
  }
}

function pairOf(companyId: string, personId: string): BlockPair {
  return { companyId, personId, side: 'company' };
}
