import { Injectable } from '@nestjs/common';
import {
  AnswerFacts,
  CounterFacts,
  OfferCounterRepository,
  OfferRepository,
  Transactions,
  Tx,
} from '@callboard/database';
import { CounterAnswer, DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { assertHires } from '../shoot/hires';
import { assertInBand } from './counter-band';
import { clockOf } from './offer-clock';
import { endOf } from './offer-ending.service';
import { repricedTerms } from './offer-terms';

/** How a producer answers a counter-proposal; only one of her own has a rate, fen a day, whole yuan. */
export type CounterAnswerWish =
  | { readonly answer: 'agreed' }
  | { readonly answer: 'kept' }
  | { readonly answer: 'countered'; readonly payFen: number };

/** The one answer of those who send offers to what a person has proposed. */
@Injectable()
export class CounterAnswers {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly offers: OfferRepository,
    private readonly counters: OfferCounterRepository,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /**
   * Agrees to the rate, proposes one of her own, or keeps the first one: the offer goes back to its person, who has the
   * usual time to answer again. Only she can accept it. Throws `offer.notCountered` when nothing waits for an answer,
   * `offer.expired`, `offer.withdrawn`, `offer.answered` and `slot.taken` as the offer stands, `match.notOpen` and
   * `shoot.closed` as the shoot does; of a rate of her own `offer.counterBand`, `offer.counterSame` for one that either
   * side has named, and `offer.underFloor`.
   */
  async answer(call: Call, offerId: string, wish: CounterAnswerWish): Promise<void> {
    await this.transactions.run(contextOf(call), async (tx) => {
      const seen = await this.offers.answerFacts(tx, offerId, null);
      if (!seen) throw new DomainError('notFound');
      const { shoot } = await this.access.posting(tx, call.actor, seen.postingId, 'offer.send', 'share');
      await this.offers.lockSlots(tx, [seen.slotId]);
      const facts = (await this.offers.answerFacts(tx, offerId, null))!;
      assertWaits(facts);
      assertHires(shoot);
      const counter = await this.counters.facts(tx, offerId);
      const payFen = rateOf(facts, counter, wish);
      const { answer } = wish;
      const answeredFen = answer === 'countered' ? payFen : null;
      const made = await this.counters.answer(tx, offerId, {
        answer,
        answeredFen,
        answeredBy: call.actor.accountId,
      });
      if (!made) throw new DomainError('offer.notCountered');
      await this.giveBack(tx, facts, counter, answer, payFen);
    });
  }

  private async giveBack(
    tx: Tx,
    facts: AnswerFacts,
    counter: CounterFacts,
    answer: CounterAnswer,
    payFen: number,
  ): Promise<void> {
    const { offerId, slotId, shootId, companyId, personId } = facts;
    const [source] = await this.offers.termsSources(tx, [slotId]);
    const usual = clockOf(source!, await this.offers.clock(tx), null);
    const expiresAt = usual > counter.expiresAt ? usual : counter.expiresAt;
    const revision = answer === 'kept' ? facts.revision : facts.revision + 1;
    const terms = answer === 'kept' ? {} : { terms: repricedTerms(counter.terms, payFen), pay_fen: payFen, revision };
    await this.lifeCycles.move(tx, 'offer', 'answerCounter', offerId, {
      companyId,
      shootId,
      patch: { expires_at: expiresAt, ...terms },
      after: { answer, payFen, revision },
      events: () => [{ name: 'offer.counterAnswered', payload: { offerId, expiresAt: expiresAt.toISOString() } }],
    });
    this.events.live(tx, 'offer.counterAnswered', offerId, [`shoot:${shootId}`, `person:${personId}`]);
  }
}

/** Throws why nothing waits for an answer of the producer. */
function assertWaits(facts: AnswerFacts): void {
  const refused = endOf(facts);
  if (refused) throw refused;
  if (facts.expired) throw new DomainError('offer.expired');
  if (facts.state !== 'countered') throw new DomainError('offer.notCountered');
}

/** The rate that the answer leads to; throws why it cannot be. */
function rateOf(facts: AnswerFacts, counter: CounterFacts, wish: CounterAnswerWish): number {
  if (wish.answer === 'kept') return facts.payFen;
  if (wish.answer === 'agreed') return counter.askedFen!;
  assertInBand(counter, wish.payFen);
  if (wish.payFen === facts.payFen || wish.payFen === counter.askedFen) throw new DomainError('offer.counterSame');
  if (wish.payFen < counter.payFloorFen) throw new DomainError('offer.underFloor');
  return wish.payFen;
}
