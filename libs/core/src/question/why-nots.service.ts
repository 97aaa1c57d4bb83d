import { Injectable } from '@nestjs/common';
import {
  KnownFilter,
  KnownPerson,
  OfferRepository,
  ProposalRepository,
  QuestionRepository,
  QuestionSlot,
  Transactions,
  Tx,
} from '@callboard/database';
import { DomainError } from '@callboard/domain';
import type { ChoiceExplanation } from '@callboard/matching';
import { Access } from '../access/access.service';
import { Actor, Call, contextOf } from '../kernel/actor';
import { Snapshots } from '../matching/snapshot.service';
import { QuestionEngine } from './question-engine';
import { AskedFacts, SlotQuestion } from './asked-facts';
import { answerOf, closedReason, WhyNotAnswer } from './why-not-answer';

/** People that a search shows. */
const LISTED = 8;

/** Why somebody whom the producer names is not in a slot. */
@Injectable()
export class WhyNots {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly questions: QuestionRepository,
    private readonly proposals: ProposalRepository,
    private readonly offers: OfferRepository,
    private readonly snapshots: Snapshots,
    private readonly engine: QuestionEngine,
  ) {}

  /**
   * People whom the company knows through this shoot or by earlier work and whose name or handle has the text in it; a
   * head of department finds those of the own department.
   */
  async people(call: Call, shootId: string, slotId: string, text: string | null): Promise<KnownPerson[]> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const { companyId, roleId } = await this.slot(tx, call.actor, shootId, slotId);
      return this.known(tx, call.actor, { shootId, companyId, roleId, text, personId: null });
    });
  }

  /**
   * Why a person is not in a slot, on today's facts and with the live proposals as the plan. Throws `notFound` for a slot
   * of another shoot and for somebody whom the company does not know, `busy` when too many ask at once.
   */
  async ask(call: Call, question: SlotQuestion): Promise<WhyNotAnswer> {
    return (await this.explain(call, question)).answer;
  }

  /** As {@link WhyNots.ask}, with what the answer was made from. */
  async explain(
    call: Call,
    question: SlotQuestion,
  ): Promise<{ asked: AskedFacts; found: ChoiceExplanation | null; answer: WhyNotAnswer }> {
    return this.engine.inTurn(call, async () => {
      const { asked, cards } = await this.transactions.read(contextOf(call), async (tx) => {
        const loaded = await this.load(tx, call.actor, question);
        return { asked: loaded, cards: await this.cardsOf(tx, loaded) };
      });
      const { input, live } = asked;
      const { slotId, personId } = question;
      const open = input && closedReason(asked) === null;
      const found = open ? await this.engine.explain(input, { slotId, personId, live }) : null;
      const rival = found?.rival && (cards.get(found.rival.person) ?? (await this.card(call, found.rival.person)));
      const rights = this.rightsOf(call.actor, asked);
      return { asked, found, answer: answerOf(asked, found, { rival: rival ?? null, ...rights }) };
    });
  }

  private rightsOf(actor: Actor, { companyId, department, place }: AskedFacts) {
    const edits = (of: string): boolean => this.access.may(actor, companyId, 'proposal.edit', of);
    const own = this.access.departmentOf(actor, companyId);
    const mayOffer = this.access.may(actor, companyId, 'offer.send');
    return {
      mayPlace: edits(department) && (place?.how !== 'proposed' || edits(place.department)),
      mayOffer,
      mayOverride: mayOffer && this.access.may(actor, companyId, 'gap.override'),
      // Where else she stands is told as far as the caller may look.
      seesPlace: place === null || own === null || own === place.department,
    };
  }

  private async slot(
    tx: Tx,
    actor: Actor,
    shootId: string,
    slotId: string,
  ): Promise<{ slot: QuestionSlot; companyId: string; department: string; roleId: string }> {
    const slot = await this.questions.slot(tx, slotId);
    await this.access.shoot(tx, actor, shootId, 'match.read');
    if (slot?.shootId !== shootId) throw new DomainError('notFound', { subject: 'slot' });
    const { shoot, department, roleId } = await this.access.posting(tx, actor, slot.postingId, 'match.read');
    return { slot, companyId: shoot.companyId, department, roleId };
  }

  private known(
    tx: Tx,
    actor: Actor,
    filter: Pick<KnownFilter, 'shootId' | 'companyId' | 'roleId' | 'text' | 'personId'>,
  ): Promise<KnownPerson[]> {
    const department = this.access.departmentOf(actor, filter.companyId);
    return this.questions.known(tx, { ...filter, department, limit: LISTED });
  }

  private async load(tx: Tx, actor: Actor, { shootId, slotId, personId }: SlotQuestion): Promise<AskedFacts> {
    const { slot, companyId, department, roleId } = await this.slot(tx, actor, shootId, slotId);
    const [person] = await this.known(tx, actor, { shootId, companyId, roleId, text: null, personId });
    const [facts] = await this.offers.candidateFacts(tx, [{ slotId, personId }]);
    if (!person || !facts) throw new DomainError('notFound', { subject: 'person' });
    const live = await this.proposals.live(tx, shootId);
    const also = [personId, ...live.map((proposal) => proposal.personId)];
    const input = await this.snapshots.load(tx, shootId, null, undefined, { also });
    const fits = input?.slots.some(({ id }) => id === slotId) && input.people.some(({ id }) => id === personId);
    return {
      ...{ slot, companyId, department, person, facts, live, input: fits ? input : null },
      place: await this.questions.placeOf(tx, shootId, personId),
      lastAsk: await this.questions.lastAsk(tx, slotId, personId),
      asOf: await this.questions.now(tx),
    };
  }

  private async cardsOf(tx: Tx, { live }: AskedFacts): Promise<ReadonlyMap<string, KnownPerson>> {
    const cards = await this.proposals.cards(tx, [...new Set(live.map(({ personId }) => personId))]);
    return new Map(cards.map((card) => [card.personId, { ...card, knownAs: 'proposed' }]));
  }

  /** Without a plan the best for the slot may be somebody whom nobody has proposed. */
  private async card(call: Call, personId: string): Promise<KnownPerson | null> {
    const [card] = await this.transactions.read(contextOf(call), (tx) => this.proposals.cards(tx, [personId]));
    return card ? { ...card, knownAs: 'proposed' } : null;
  }
}
