import {
  AccessRepository,
  AuditRepository,
  HoldRepository,
  DeliveryRepository,
  MatchRunRepository,
  NoticeRepository,
  NotificationRepository,
  OfferRepository,
  OutboxRepository,
  ProposalRepository,
  ProposalRow,
  SnapshotRepository,
  StateRepository,
  Tx,
} from '@callboard/database';
import { newId } from '@callboard/domain';
import { buildMarket, explainMatch, fillShoot, MatchingInput } from '@callboard/matching';
import { HoldKeeper } from '../hold/hold-keeper.service';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { candidateProblem } from '../matching/candidate-check';
import { MatchRunStore } from '../matching/match-run-store.service';
import { MoveNotices } from '../notification/move-notices.service';
import { Notifier } from '../notification/notifier.service';
import { ProposalReplacer } from '../matching/proposal-replacer.service';
import { RunLeases } from '../matching/run-leases.service';
import { Snapshots } from '../matching/snapshot.service';
import { OfferSender, OfferToSend, SendingScope } from '../offer/offer-sender.service';

/** Longer than any seeding takes. */
const LEASE_SECONDS = 60;

/** A person whom the producer of the demo wants in a place. */
export interface DemoWish {
  readonly slotId: string;
  readonly personId: string;
}

/** The product's own engine and offers, in the transaction of the seed: what it leaves is what a producer's click leaves. */
export class DemoMatch {
  readonly lifeCycles: LifeCycles;
  private readonly audit = new AuditRepository();
  private readonly events = new Events(new OutboxRepository());
  private readonly runs = new MatchRunRepository();
  private readonly proposals = new ProposalRepository();
  private readonly offers = new OfferRepository();
  private readonly snapshots = new Snapshots(new SnapshotRepository());
  private readonly store: MatchRunStore;
  private readonly sender: OfferSender;

  constructor(private readonly tx: Tx) {
    const told = new NotificationRepository();
    const notifier = new Notifier(told, new DeliveryRepository(), this.events);
    const notices = new MoveNotices(new NoticeRepository(), told, notifier);
    this.lifeCycles = new LifeCycles(new StateRepository(), this.audit, this.events, notices);
    const { runs, proposals, offers, lifeCycles, events } = this;
    const holds = new HoldKeeper(new HoldRepository(), lifeCycles, events);
    const replacer = new ProposalReplacer(runs, proposals, offers, lifeCycles, events);
    this.store = new MatchRunStore(new AccessRepository(), runs, replacer, new RunLeases(runs, lifeCycles), events);
    this.sender = new OfferSender(offers, proposals, runs, holds, lifeCycles, events);
  }

  /** Runs the match of a shoot to its end, with these people in their places where they fit; gives what it proposes. */
  async fill(scope: SendingScope, requestedBy: string, wishes: readonly DemoWish[]): Promise<ProposalRow[]> {
    const { tx } = this;
    const started = performance.now();
    const { weights, gap } = await this.snapshots.policyVersions(tx);
    const versions = { weightsVersion: weights, gapPolicyVersion: gap };
    const runId = (await this.runs.insert(tx, { shootId: scope.shootId, requestedBy, ...versions }))!;
    await this.audit.append(tx, [
      {
        action: 'matchRun.request',
        subjectType: 'matchRun',
        subjectId: runId,
        ...scope,
        after: { state: 'queued', ...versions },
      },
    ]);
    const token = newId();
    await this.lifeCycles.move(tx, 'matchRun', 'start', runId, { ...scope, patch: { started_at: 'now' } });
    await this.runs.takeLease(tx, runId, token, LEASE_SECONDS);
    const run = (await this.runs.lock(tx, runId))!;
    const input = (await this.snapshots.load(tx, scope.shootId))!;
    const engineStarted = performance.now();
    const plan = fillShoot(buildMarket(withWishes(input, wishes)), scope.shootId);
    const ended = performance.now();
    const { length: done } = input.slots;
    await this.runs.progress(tx, { runId, token, stage: 'store', done, total: done, leaseSeconds: LEASE_SECONDS });
    // Those who were wished for are proposed like everybody else.
    const assignments = plan.assignments.map((each) => ({ ...each, pinned: false }));
    await this.store.finish(
      tx,
      { run, token },
      { ...plan, assignments },
      {
        people: input.people.length,
        engineMs: Math.round(ended - engineStarted),
        totalMs: Math.round(ended - started),
      },
    );
    return this.proposals.live(tx, scope.shootId);
  }

  /** Sends proposals; `minutes` on the clock, by how near the work is when null. Gives the offers' ids. */
  async send(scope: SendingScope, chosen: readonly ProposalRow[], minutes: number | null): Promise<string[]> {
    const items = chosen.map(({ id, runId, slotId, personId, payFen, score, terms }) => ({
      slotId,
      personId,
      payFen,
      proposalId: id,
      reasons: { kind: 'match', runId, score, terms },
    }));
    return this.offer(scope, items, minutes);
  }

  /** Asks a person whom the producer chose herself; nobody when she could not be asked. */
  async ask(scope: SendingScope, wish: DemoWish, payFen: number): Promise<string[]> {
    return this.offer(scope, [{ ...wish, payFen, proposalId: null, reasons: { kind: 'direct' } }], null);
  }

  private async offer(scope: SendingScope, items: readonly OfferToSend[], minutes: number | null): Promise<string[]> {
    const facts = await this.offers.candidateFacts(this.tx, items);
    const factsOf = new Map(facts.map((each) => [each.slotId, each]));
    const good = items.filter(({ slotId, payFen }) => {
      const now = factsOf.get(slotId);
      return now !== undefined && candidateProblem(now, payFen) === null;
    });
    const sent = await this.sender.send(this.tx, scope, good, minutes);
    return sent.map(({ offerId }) => offerId);
  }
}

/** The input with the wished people pinned, as far as they keep every rule. */
function withWishes(input: MatchingInput, wishes: readonly DemoWish[]): MatchingInput {
  const market = buildMarket(input);
  const known = new Set(market.names.people);
  const kept = new Map(
    wishes
      .filter(({ personId }) => known.has(personId))
      .filter(({ slotId, personId }) => explainMatch(market, slotId, personId).eligible)
      .map(({ slotId, personId }) => [slotId, personId]),
  );
  return {
    ...input,
    slots: input.slots.map((slot) => {
      const pinnedPerson = kept.get(slot.id);
      return pinnedPerson === undefined ? slot : { ...slot, pinnedPerson };
    }),
  };
}
