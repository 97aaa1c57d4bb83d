import { Injectable } from '@nestjs/common';
import { AuditRepository, BlockPair, BlockRepository, Tx } from '@callboard/database';
import { DomainError, MAX_BLOCKS, newId } from '@callboard/domain';
import { Call } from '../kernel/actor';
import { PairEnding } from './pair-ending.service';

/** Writes blocks of either side. */
@Injectable()
export class BlockKeeper {
  constructor(
    private readonly blocks: BlockRepository,
    private readonly ending: PairEnding,
    private readonly audit: AuditRepository,
  ) {}

  /**
   * Blocks under the lock of the person, so that whatever is made for the pair is made before or refused; a block that
   * stands already is the same block. Throws `notFound` where `mayKnow` says that the side may not know of the other, and
   * `block.tooMany`.
   */
  async make(tx: Tx, call: Call, pair: BlockPair, note: string, mayKnow: () => Promise<boolean>): Promise<void> {
    const subject = pair.side === 'person' ? 'company' : 'person';
    if (!(await this.blocks.lockPair(tx, pair))) throw new DomainError('notFound', { subject });
    if (await this.blocks.isActive(tx, pair)) return;
    if (!(await mayKnow())) throw new DomainError('notFound', { subject });
    const max = MAX_BLOCKS[pair.side];
    if ((await this.blocks.countActive(tx, pair)) >= max) throw new DomainError('block.tooMany', { max });
    const id = newId();
    await this.blocks.insert(tx, { ...pair, id, madeBy: call.actor.accountId, note });
    await this.record(tx, 'block.make', id, pair);
    await this.ending.end(tx, pair);
  }

  /** Takes it back; throws `block.ended` when it was taken back before, and `notFound` when there never was one. */
  async end(tx: Tx, pair: BlockPair): Promise<void> {
    if (!(await this.blocks.lockPair(tx, pair))) throw new DomainError('notFound');
    const id = await this.blocks.end(tx, pair);
    if (id === null) throw new DomainError((await this.blocks.was(tx, pair)) ? 'block.ended' : 'notFound');
    await this.record(tx, 'block.end', id, pair);
  }

  /** A person's block is not written into the trail of the company. */
  private async record(tx: Tx, action: string, subjectId: string, { side, companyId }: BlockPair): Promise<void> {
    const scope = side === 'company' ? { companyId } : {};
    await this.audit.append(tx, [{ action, subjectType: 'block', subjectId, ...scope, after: { side } }]);
  }
}
