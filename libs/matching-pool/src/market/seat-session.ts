import { makeProblem, MarketShard, ShardRequest } from '@callboard/matching';
import type { BeginRequest, SeatOrder } from './market-message';
import { MarketAssembler } from './market-part';
import { pack, unpack } from './packed';

/** The shards that one thread works for. */
export class SeatSession {
  private readonly shards = new Map<number, MarketShard>();

  /** Does what is ordered; gives the bytes of an answer where one is wanted. */
  take(order: SeatOrder): Uint8Array | null {
    if (order.kind === 'open') this.open(order);
    else if (order.kind === 'drop') this.shards.delete(order.shard);
    else if (order.kind === 'ask') {
      const shard = this.shards.get(order.shard);
      if (!shard) throw new Error(`shard ${order.shard} is not open here`);
      const answer = shard.answer(unpack<ShardRequest>(order.bytes));
      return order.quiet ? null : pack(answer);
    }
    return null;
  }

  private open({ shard, begin, parts }: SeatOrder & { readonly kind: 'open' }): void {
    const assembler = new MarketAssembler();
    for (const part of parts) assembler.add(unpack(part));
    const market = assembler.build();
    const { ofSlot, from } = unpack<BeginRequest>(begin);
    this.shards.set(shard, new MarketShard(market, makeProblem(market, undefined, ofSlot), from[shard]!));
  }
}
