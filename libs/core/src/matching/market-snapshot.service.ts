import { Injectable } from '@nestjs/common';
import {
  EVERY_SHARD,
  MarketExclusion,
  MarketPerson,
  MarketSlot,
  MarketSnapshotRepository,
  MarketWindow,
  MarketWorkRepository,
  PersonPlace,
  SnapshotRepository,
  systemContext,
  Transactions,
  Tx,
} from '@callboard/database';
import { dayNumber, dayFromNumber } from '@callboard/domain';
import { ApplicationInput, cutShards, MarketTerms, PersonInput, SlotInput, WINDOW_DAYS } from '@callboard/matching';
import { EarlierSlot, MarketPart, packAside } from '@callboard/matching-pool';
import { marketPersonId } from './market-person';
import { personInputs, slotInput, TRAVEL } from './matching-input';
import { Snapshots } from './snapshot.service';

/** Rows of a page: what of the market is in memory at a time. */
const PEOPLE_PAGE = 4_000;
const SLOT_PAGE = 4_000;
/** Prices of an earlier run are where this one begins when so large a part of the slots has one. */
const KNOWN_PART = 0.5;

/** A snapshot as it was taken. */
export interface TakenSnapshot {
  readonly shards: number;
  readonly slots: number;
  readonly people: number;
}

/** Where a snapshot is kept, and who is told how far it is: rows so far, and in all. */
export interface SnapshotTarget {
  readonly runId: string;
  readonly requestId: string | null;
  readonly weightsVersion: number;
  readonly gapPolicyVersion: number;
  progress(done: number, total: number): void;
}

/** Into how many shards a market is cut: by the market alone, so that a run comes to the same on any number of machines. */
@Injectable()
export class MarketSharding {
  /** A shard has about so many people. */
  peopleAShard = 2_000;
  mostShards = 8;

  shardsFor(people: number): number {
    return Math.min(this.mostShards, Math.max(1, Math.ceil(people / this.peopleAShard)));
  }
}

/**
 * Takes the whole market down at one moment, page by page, into packed parts: the terms and slots for every shard, and
 * the people of each. Nothing of it is kept in memory but the page at hand.
 */
@Injectable()
export class MarketSnapshots {
  constructor(
    private readonly transactions: Transactions,
    private readonly market: MarketSnapshotRepository,
    private readonly policies: SnapshotRepository,
    private readonly snapshots: Snapshots,
    private readonly work: MarketWorkRepository,
    private readonly sharding: MarketSharding,
  ) {}

  /** The days that a run of today looks at. */
  async window(tx: Tx): Promise<MarketWindow> {
    const first = await this.market.today(tx);
    return { first, last: dayFromNumber(dayNumber(first) + WINDOW_DAYS - 1) };
  }

  /** How many slots a run could fill now. */
  async countOpen(tx: Tx): Promise<number> {
    return (await this.market.counts(tx, await this.window(tx))).slots;
  }

  /** Takes the snapshot; null when there is nothing to fill, or nobody. */
  async take(target: SnapshotTarget): Promise<TakenSnapshot | null> {
    return this.transactions.snapshot(systemContext(target.requestId), async (tx) => {
      const window = await this.window(tx);
      const { slots, people } = await this.market.counts(tx, window);
      if (slots === 0 || people === 0) return null;
      const shards = this.sharding.shardsFor(people);
      let done = 0;
      const step = (rows: number): void => {
        done += rows;
        target.progress(done, slots + people);
      };
      const shootIds = await this.takeSlots(tx, target, window, slots, step);
      await this.takePeople(tx, target, { window, shootIds, people, shards }, step);
      return { shards, slots, people };
    });
  }

  private async save(target: SnapshotTarget, shard: number, page: number, part: MarketPart): Promise<void> {
    const bytes = await packAside(part);
    await this.transactions.run(systemContext(target.requestId), (tx) =>
      this.work.savePart(tx, { runId: target.runId, shard, page, bytes }),
    );
  }

  private async terms(tx: Tx, target: SnapshotTarget, { first }: MarketWindow): Promise<MarketTerms> {
    return {
      firstDay: dayNumber(first),
      travelMinutes: TRAVEL,
      gapPolicy: (await this.policies.gapPolicy(tx, target.gapPolicyVersion)).body,
      weights: await this.snapshots.weightsOf(tx, target.weightsVersion),
    };
  }

  /** Saves the slots and gives the shoots that they belong to. */
  private async takeSlots(
    tx: Tx,
    target: SnapshotTarget,
    window: MarketWindow,
    total: number,
    step: (rows: number) => void,
  ): Promise<ReadonlySet<string>> {
    const terms = await this.terms(tx, target, window);
    const shoots = new Set<string>();
    let [page, known] = [0, 0];
    const earlier: EarlierSlot[] = [];
    for (let after: string | null = null; ; page++) {
      const rows: MarketSlot[] = await this.market.slots(tx, window, after, SLOT_PAGE);
      if (rows.length === 0) break;
      const exclusions = await this.market.exclusions(tx, [...new Set(rows.map(({ shootId }) => shootId))]);
      const slots = slotInputs(rows, exclusions);
      await this.save(target, EVERY_SHARD, page, { ...(page === 0 && { terms }), slots });
      for (const row of rows) {
        shoots.add(row.shootId);
        if (row.priceParts !== null) known += 1;
        earlier.push(...earlierOf(row));
      }
      after = rows[rows.length - 1]!.slotId;
      step(rows.length);
    }
    if (known >= KNOWN_PART * total) await this.save(target, EVERY_SHARD, page, { earlier });
    return shoots;
  }

  private async takePeople(
    tx: Tx,
    target: SnapshotTarget,
    market: { window: MarketWindow; shootIds: ReadonlySet<string>; people: number; shards: number },
    step: (rows: number) => void,
  ): Promise<void> {
    let after: PersonPlace | null = null;
    for (const [shard, [from, to]] of cutShards(market.people, market.shards).entries()) {
      let taken = from;
      for (let page = 0; taken < to; page++) {
        const rows: MarketPerson[] = await this.market.people(tx, after, Math.min(PEOPLE_PAGE, to - taken));
        const last = rows[rows.length - 1];
        if (!last) throw new Error('there are fewer people than were counted at the same moment');
        await this.save(target, shard, page, await this.peoplePart(tx, market, rows));
        after = last;
        taken += rows.length;
        step(rows.length);
      }
    }
  }

  private async peoplePart(
    tx: Tx,
    { window, shootIds }: { window: MarketWindow; shootIds: ReadonlySet<string> },
    rows: readonly MarketPerson[],
  ): Promise<MarketPart> {
    const ids = rows.map(({ personId }) => personId);
    const bookings = await this.market.commitments(tx, ids, window);
    const availability = await this.policies.availability(tx, ids, window.first, window.last);
    const applied = await this.market.applications(tx, ids);
    const inputOf = personInputs({ availability, bookings });
    const baseOf = new Map(rows.map(({ personId, homeBase }) => [personId, homeBase]));
    const shootsOf = new Map<string, Set<string>>();
    for (const { personId, shootId } of applied) {
      shootsOf.set(personId, (shootsOf.get(personId) ?? new Set()).add(shootId));
    }
    const apart = new Map<string, Set<string>>();
    for (const { personId, shootId } of await this.market.blocks(tx, ids)) {
      if (shootIds.has(shootId)) apart.set(personId, (apart.get(personId) ?? new Set()).add(shootId));
    }
    const people = rows.map((row): PersonInput => {
      const person = { ...inputOf(row), id: marketPersonId(row.homeBase, row.personId) };
      const blocked = apart.get(row.personId);
      if (row.searchable) return blocked ? { ...person, blocks: [...blocked] } : person;
      // Who cannot be found is there for those alone to whom she has applied.
      const known = shootsOf.get(row.personId);
      return { ...person, blocks: [...shootIds].filter((shoot) => !known?.has(shoot) || blocked?.has(shoot)) };
    });
    const applications = applied.map(({ personId, postingId }): ApplicationInput => ({
      person: marketPersonId(baseOf.get(personId)!, personId),
      posting: postingId,
    }));
    return { people, applications };
  }
}

function slotInputs(rows: readonly MarketSlot[], exclusions: readonly MarketExclusion[]): SlotInput[] {
  const excluded = new Map<string, string[]>();
  for (const { shootId, slotId, personId, homeBase } of exclusions) {
    const key = slotId ?? shootId;
    const people = excluded.get(key) ?? [];
    people.push(marketPersonId(homeBase, personId));
    excluded.set(key, people);
  }
  return rows.map((row) => ({
    ...slotInput(row, row.shootId, [...(excluded.get(row.shootId) ?? []), ...(excluded.get(row.slotId) ?? [])]),
    // The one that hires is the shoot as far as anybody blocks it.
    team: row.shootId,
  }));
}

function earlierOf({ slotId, priceParts, proposedPersonId, proposedHomeBase }: MarketSlot): EarlierSlot[] {
  if (priceParts === null) return [];
  const person = proposedPersonId === null ? null : marketPersonId(proposedHomeBase ?? '', proposedPersonId);
  return [{ slot: slotId, price: priceParts, person }];
}
