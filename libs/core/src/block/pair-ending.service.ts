import { Injectable } from '@nestjs/common';
import { BlockPair, BlockRepository, HoldRepository, StatePatch, Tx } from '@callboard/database';
import type { EventOf } from '@callboard/domain';
import { HoldKeeper } from '../hold/hold-keeper.service';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';

/** A thing of the pair in a shoot. */
interface Thing {
  readonly id: string;
  readonly shootId: string;
}

/** What browsers are told. */
const LIVE = { application: 'application', reserve: 'reserve', proposal: 'proposal.changed' } as const;

/**
 * Ends what of a pair would go on by itself, each in the way in which its side could have ended it anyway, so that the
 * other cannot tell a block from a change of mind. Offers that wait for an answer and bookings stay.
 */
@Injectable()
export class PairEnding {
  constructor(
    private readonly blocks: BlockRepository,
    private readonly holds: HoldRepository,
    private readonly keeper: HoldKeeper,
    private readonly cycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** The caller has locked the person, and the block stands. */
  async end(tx: Tx, pair: BlockPair): Promise<void> {
    const byPerson = pair.side === 'person';
    const { reserves, applications, proposals } = await this.blocks.standings(tx, pair);
    for (const hold of await this.holds.liveOfPair(tx, pair)) {
      await this.keeper.end(tx, hold, hold.over ? null : byPerson ? 'by_person' : 'by_company');
    }
    await this.move(tx, pair, 'application', byPerson ? 'withdraw' : 'decline', applications, { changed_at: 'now' });
    // A producer cannot strike anybody off a list of reserves: whom she blocks stands there, and is asked no more.
    if (byPerson) await this.move(tx, pair, 'reserve', 'leave', reserves, { ended_at: 'now' });
    // What the other side has planned with her stays as it is, and does not go out.
    else await this.move(tx, pair, 'proposal', 'expire', proposals, {});
  }

  private async move<K extends 'application' | 'reserve' | 'proposal'>(
    tx: Tx,
    { personId, companyId }: BlockPair,
    kind: K,
    event: EventOf<K>,
    things: readonly Thing[],
    patch: StatePatch<K>,
  ): Promise<void> {
    const hers = kind === 'proposal' ? [] : [`person:${personId}`];
    for (const { id, shootId } of things) {
      const moved = await this.cycles.tryMove(tx, kind, event, id, { companyId, shootId, patch });
      if (moved) this.events.live(tx, LIVE[kind], id, [`shoot:${shootId}`, ...hers]);
    }
  }
}
