import { Injectable } from '@nestjs/common';
import {
  BackfillCandidate,
  BackfillRepository,
  CandidateFacts,
  MatchRunRepository,
  OfferRepository,
  ReserveRepository,
  Tx,
} from '@callboard/database';
import { BackfillLevel, backfillWidth, DomainError, endOfQuiet, newId } from '@callboard/domain';
import { buildMarket, explainUnfilled } from '@callboard/matching';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { candidateProblem, problemParams, usualPay } from '../matching/candidate-check';
import { shortfallOf } from '../matching/proposal-replacer.service';
import { OfferSender } from '../offer/offer-sender.service';
import { InLine, isNight, lineUp, Placed } from './backfill-line';
import type { Ranking } from './backfill-lines.service';
import type { Refilling } from './refilling';

/** People looked at beyond those to be asked: several refills may want the same ones at once. */
const SPARE = 8;
/** The word for somebody who cannot be found any more; nobody is told of her. */
const GONE = 'gone';

/** Whom a round asks, and whom it passes over. */
interface Choice {
  readonly ask: readonly (Placed & { readonly payFen: number })[];
  readonly passed: readonly BackfillCandidate[];
  /** Some could have been asked when the line was looked at. */
  readonly outrun: boolean;
}

/** Asks the next people for a place. */
@Injectable()
export class BackfillRound {
  constructor(
    private readonly backfills: BackfillRepository,
    private readonly reserves: ReserveRepository,
    private readonly offers: OfferRepository,
    private readonly runs: MatchRunRepository,
    private readonly sender: OfferSender,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** The next round of a backfill that runs; everything above the place, and the place itself, is locked. */
  async next(tx: Tx, refilling: Refilling, ranking: Ranking): Promise<void> {
    const { backfill, place } = refilling;
    const before = await this.backfills.candidates(tx, backfill.id);
    const reserves = await this.standBys(tx, refilling, before);
    const line = lineUp({ reserves: reserves.ask, ...ranking }, before);
    const width = backfill.width ?? backfillWidth(place.hoursToStart);
    const choice = await this.choose(tx, refilling, line.slice(0, width + SPARE), width);
    const round = backfill.round + 1;
    const known = new Set(before.map(({ personId }) => personId));
    const asleep = ranking.asleep
      .filter(({ personId }) => !known.has(personId))
      .map(({ personId, score }) => passedOver({ personId, level: 'best', score }, 'quiet'));
    await this.backfills.note(
      tx,
      backfill.id,
      [...reserves.passed, ...choice.passed, ...asleep].map((each) => ({ ...each, round })),
    );
    if (choice.ask.length > 0) return this.ask(tx, refilling, choice.ask, round);
    // Others were faster with everybody looked at, and there are more: a new ranking leaves out whom they took.
    if (choice.outrun || line.length > width + SPARE || (line.length > 0 && ranking.cut)) throw new DomainError('busy');
    const sleep = [...reserves.passed, ...choice.passed].some(({ passedOver }) => passedOver === 'quiet');
    if (sleep || ranking.asleep.length > 0) return this.wait(tx, refilling, round);
    await this.giveUp(tx, refilling, ranking, round);
  }

  /**
   * Who stands by, without those whom nobody asks by herself now. They never stand in the line: one full of them would
   * hold up everybody behind.
   */
  private async standBys(
    tx: Tx,
    { slot: { slotId, postingId }, place }: Refilling,
    before: readonly BackfillCandidate[],
  ): Promise<{ ask: InLine[]; passed: BackfillCandidate[] }> {
    const people = await this.reserves.ranked(tx, postingId);
    const unasked = await this.unasked(
      tx,
      people.map(({ personId }) => ({ slotId, personId })),
    );
    const awake = await this.awake(
      tx,
      place,
      people.map(({ personId }) => personId),
    );
    for (const { personId } of people) if (awake && !awake.has(personId)) unasked.set(personId, 'quiet');
    const asked = new Set(before.flatMap(({ personId, offerId }) => (offerId === null ? [] : personId)));
    return {
      ask: people
        .filter(({ personId }) => !unasked.has(personId))
        .map(({ personId }) => ({ personId, score: null, payFen: null, terms: [] })),
      passed: people
        .filter(({ personId }) => unasked.has(personId) && !asked.has(personId))
        .map(({ personId }) => passedOver({ personId, level: 'reserves', score: null }, unasked.get(personId)!)),
    };
  }

  /** Whom nobody asks by herself for the place, and why. */
  private async unasked(tx: Tx, pairs: readonly { slotId: string; personId: string }[]): Promise<Map<string, string>> {
    const rows = await this.offers.unasked(tx, pairs);
    return new Map(rows.map(({ personId, why }) => [personId, why]));
  }

  /** Of these people those who may be asked at this hour; null when all may. */
  private async awake(tx: Tx, place: Refilling['place'], ids: readonly string[]): Promise<Set<string> | null> {
    return isNight(place) ? this.backfills.openAtNight(tx, ids) : null;
  }

  /**
   * Locks whom it chooses, and waits for nobody of the ranking: whoever is locked is being asked or answers at this moment, and
   * refills that waited for the same few people would hold up everybody who waits for their postings.
   */
  private async choose(tx: Tx, refilling: Refilling, line: readonly Placed[], width: number): Promise<Choice> {
    const seen = await this.checked(tx, refilling, line);
    const fit = line.filter(({ personId }) => seen.get(personId)!.why === null);
    // Those who stand by were promised to be first: them it waits for.
    await this.offers.lockPeople(tx, idsOf(fit.slice(0, width).filter(({ level }) => level === 'reserves')));
    const free = new Set(await this.backfills.lockFreePeople(tx, idsOf(fit), width));
    const locked = line.filter(({ personId }) => free.has(personId));
    // What was seen before the lock may be over by now.
    const sure = await this.checked(tx, refilling, locked);
    const lookedAt = free.size === width ? line.indexOf(locked[locked.length - 1]!) + 1 : line.length;
    return {
      ask: locked.flatMap((each) => {
        const { payFen, why } = sure.get(each.personId)!;
        return why === null ? { ...each, payFen } : [];
      }),
      passed: line.slice(0, lookedAt).flatMap(({ personId, level, score }) => {
        const { why } = sure.get(personId) ?? seen.get(personId)!;
        // Of the ranking, whom another place has taken meanwhile says nothing to anybody.
        const told = why === 'quiet' || (why !== null && why !== GONE && level === 'reserves');
        return told ? passedOver({ personId, level, score }, why) : [];
      }),
      outrun: fit.length > 0,
    };
  }

  /** By person, what she would be paid for the place and why she is not asked for it now; null when she may be. */
  private async checked(
    tx: Tx,
    { place, slot }: Refilling,
    line: readonly Placed[],
  ): Promise<Map<string, { readonly payFen: number; readonly why: string | null }>> {
    const ids = idsOf(line);
    const pairs = ids.map((personId) => ({ slotId: slot.slotId, personId }));
    const found = await this.offers.candidateFacts(tx, pairs);
    const unasked = await this.unasked(tx, pairs);
    const facts = new Map(found.map((each) => [each.personId, each]));
    const awake = await this.awake(tx, place, ids);
    const asleep = (personId: string): boolean => awake !== null && !awake.has(personId);
    return new Map(
      line.map(({ personId, level, payFen: asked }) => {
        const now = atLevel(facts.get(personId)!, level);
        const payFen = asked ?? usualPay(now);
        const problem = candidateProblem(now, payFen);
        // Who could be found by her application alone, and has none any more, is nobody that the market knows of.
        if (!now.findable && !problem) return [personId, { payFen, why: GONE }];
        const why = problem ? whyNot(now, problem) : (unasked.get(personId) ?? (asleep(personId) ? 'quiet' : null));
        return [personId, { payFen, why }];
      }),
    );
  }

  private async ask(tx: Tx, refilling: Refilling, people: Choice['ask'], round: number): Promise<void> {
    const { backfill, slot, companyId } = refilling;
    const { slotId, shootId } = slot;
    const sent = await this.sender.send(
      tx,
      { companyId, shootId },
      people.map(({ personId, payFen, score, terms, level }) => ({
        slotId,
        personId,
        payFen,
        proposalId: null,
        reasons: level === 'reserves' ? { kind: 'reserve' } : { kind: 'refill', score, terms },
      })),
    );
    const offerOf = new Map(sent.map((offer) => [offer.personId, offer]));
    await this.backfills.note(
      tx,
      backfill.id,
      people.map(({ personId, level, score }) => ({
        personId,
        level,
        score,
        round,
        offerId: offerOf.get(personId)!.offerId,
        passedOver: null,
      })),
    );
    const endsAt = new Date(Math.max(...sent.map((offer) => offer.expiresAt.getTime())));
    await this.goOn(tx, refilling, { level: people[people.length - 1]!.level, round, endsAt, waitsUntil: null });
  }

  /** Those who are left may only be asked when the quiet hours are over. */
  private async wait(tx: Tx, refilling: Refilling, round: number): Promise<void> {
    const { now, zone } = refilling.place;
    const waitsUntil = endOfQuiet(now, zone);
    await this.goOn(tx, refilling, { level: 'by_hand', round, endsAt: null, waitsUntil });
  }

  private async giveUp(tx: Tx, refilling: Refilling, ranking: Ranking, round: number): Promise<void> {
    const { backfill, slot, companyId } = refilling;
    const scope = { companyId, shootId: slot.shootId };
    await this.backfills.advance(tx, backfill.id, { level: 'by_hand', round, endsAt: null, waitsUntil: null });
    await this.lifeCycles.move(tx, 'backfill', 'exhaust', backfill.id, scope);
    if (ranking.input && slot.state === 'open') {
      const market = buildMarket(ranking.input);
      await this.runs.saveShortfalls(tx, [shortfallOf(explainUnfilled(market, slot.slotId), null)]);
    }
    this.events.live(tx, 'backfill', backfill.id, [`shoot:${slot.shootId}`]);
  }

  private async goOn(
    tx: Tx,
    { backfill, slot }: Refilling,
    to: { level: BackfillLevel; round: number; endsAt: Date | null; waitsUntil: Date | null },
  ): Promise<void> {
    await this.backfills.advance(tx, backfill.id, to);
    const at = (to.endsAt ?? to.waitsUntil)!;
    await this.events.emit(tx, [
      { name: 'backfill.due', payload: { slotId: slot.slotId, stepId: newId(), at: at.toISOString() } },
    ]);
    this.events.live(tx, 'backfill', backfill.id, [`shoot:${slot.shootId}`]);
  }
}

function idsOf(people: readonly Placed[]): string[] {
  return people.map(({ personId }) => personId);
}

function passedOver(of: Pick<BackfillCandidate, 'personId' | 'level' | 'score'>, why: string): BackfillCandidate {
  return { ...of, round: 0, offerId: null, passedOver: why };
}

/** What the posting asks for at this level of the backfill. */
function atLevel(facts: CandidateFacts, level: BackfillLevel): CandidateFacts {
  return level === 'relaxed' ? { ...facts, minLevel: Math.max(1, facts.minLevel - 1) } : facts;
}

/** Why somebody who stands in line is not asked, in a word. */
function whyNot(facts: CandidateFacts, problem: NonNullable<ReturnType<typeof candidateProblem>>): string {
  const { why, reason } = problemParams(facts, problem);
  // Nobody is asked to give up rest by herself: here it is a gap like any other.
  if (why === 'rest') return 'gap';
  return String(why ?? reason ?? problem.replace(/^offer\./, ''));
}
