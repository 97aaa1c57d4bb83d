import { Injectable } from '@nestjs/common';
import {
  MatchRunRepository,
  OfferRecord,
  OfferRepository,
  ProposalRepository,
  TermsSource,
  Tx,
} from '@callboard/database';
import { newId } from '@callboard/domain';
import { HoldKeeper } from '../hold/hold-keeper.service';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { clockOf } from './offer-clock';
import { frozenTermsOf } from './offer-terms';

/** An offer that may go out: its slot and person are locked and checked. */
export interface OfferToSend {
  readonly slotId: string;
  readonly personId: string;
  /** Fen a day. */
  readonly payFen: number;
  readonly proposalId: string | null;
  /** Why this person: score and terms of the match, or that she was asked directly. */
  readonly reasons: Readonly<Record<string, unknown>>;
}

/** An offer that has gone out. */
export interface SentOffer {
  readonly offerId: string;
  readonly proposalId: string | null;
  readonly slotId: string;
  readonly personId: string;
  readonly payFen: number;
  readonly expiresAt: Date;
}

/** The shoot in which offers go out. */
export interface SendingScope {
  readonly companyId: string;
  readonly shootId: string;
}

function later(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

/** Sends offers: the one place where terms are frozen and an offer's clock is set. */
@Injectable()
export class OfferSender {
  constructor(
    private readonly offers: OfferRepository,
    private readonly proposals: ProposalRepository,
    private readonly runs: MatchRunRepository,
    private readonly holds: HoldKeeper,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /**
   * Sends all of `items`, which the caller has locked and checked under the lock of the shoot. Slots become offered,
   * proposals sent, applications offered; other proposals for these slots and people are stale from now on. A hold of the
   * slot on its very person is converted, holds of other companies that come before an offer are challenged; such an
   * offer lasts longer than the challenge.
   * @param minutes to answer; by how near the work is when null, the quiet hours not counted
   */
  async send(
    tx: Tx,
    scope: SendingScope,
    items: readonly OfferToSend[],
    minutes: number | null = null,
  ): Promise<SentOffer[]> {
    if (items.length === 0) return [];
    const slotIds = items.map((item) => item.slotId);
    const sources = new Map((await this.offers.termsSources(tx, slotIds)).map((source) => [source.slotId, source]));
    const standing = await this.holds.standing(tx, scope.companyId, items);
    const now = await this.offers.clock(tx);
    const records = items.map((item): OfferRecord => {
      const source = sources.get(item.slotId)!;
      const usual = clockOf(source, now, minutes);
      const held = this.holds.answerableUntil(standing, item, now);
      const expiresAt = held && held > usual ? earlier(held, later(now, source.minutesToEndOfFirstDay)) : usual;
      return { ...item, id: newId(), terms: frozenTermsOf({ ...source, payFen: item.payFen }), expiresAt };
    });
    await this.offers.insert(tx, records);
    await this.moveAlong(tx, scope, records, sources);
    await this.holds.meet(tx, standing, records, now);
    for (const record of records) {
      const topics = [`shoot:${scope.shootId}`, `person:${record.personId}`];
      this.events.live(tx, 'offer.sent', record.id, topics);
    }
    return records.map(({ id, terms: _, reasons: __, ...rest }) => ({ offerId: id, ...rest }));
  }

  private async moveAlong(
    tx: Tx,
    scope: SendingScope,
    records: readonly OfferRecord[],
    sources: ReadonlyMap<string, TermsSource>,
  ): Promise<void> {
    const slotIds = records.map((record) => record.slotId);
    const personIds = records.map((record) => record.personId);
    const expiry = new Map(records.map((record) => [record.id, record.expiresAt.toISOString()]));
    await this.lifeCycles.moveMany(tx, 'slot', 'offer', slotIds, scope);
    await this.lifeCycles.moveMany(
      tx,
      'offer',
      'send',
      records.map((record) => record.id),
      {
        ...scope,
        patch: { sent_at: 'now' },
        events: ({ id }) => [{ name: 'offer.sent', payload: { offerId: id, expiresAt: expiry.get(id)! } }],
      },
    );
    await this.lifeCycles.moveMany(
      tx,
      'proposal',
      'send',
      records.flatMap((record) => record.proposalId ?? []),
      scope,
    );
    const stale = await this.proposals.liveFor(tx, scope.shootId, slotIds, personIds);
    await this.lifeCycles.moveMany(tx, 'proposal', 'expire', stale, { ...scope, reason: 'offer.sent' });
    const pairs = records.map((record) => ({
      postingId: sources.get(record.slotId)!.postingId,
      personId: record.personId,
    }));
    const applications = await this.offers.applicationIds(tx, pairs, ['submitted', 'shortlisted']);
    await this.lifeCycles.moveMany(tx, 'application', 'offer', applications, {
      ...scope,
      patch: { changed_at: 'now' },
    });
    await this.runs.clearShortfalls(tx, slotIds);
  }
}
