import { Injectable } from '@nestjs/common';
import {
  OfferRepository,
  ProposalRecord,
  ProposalRepository,
  ProposalRow,
  Transactions,
  Tx,
} from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Actor, Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { assertCandidate } from '../matching/candidate-check';
import type { ChangedProposal } from '../matching/proposals.service';
import type { SlotQuestion } from './asked-facts';
import type { WhyNotAnswer } from './why-not-answer';
import { WhyNots } from './why-nots.service';

/** Others whom a slot keeps in mind beside the one who is put in it. */
const MOST_RUNNERS_UP = 3;

/** Puts somebody whom the producer names into a slot. */
@Injectable()
export class ProposalChoice {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly proposals: ProposalRepository,
    private readonly offers: OfferRepository,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
    private readonly whyNots: WhyNots,
  ) {}

  /**
   * Proposes a person for a slot and pins her. Whoever was proposed there becomes the first of its runners-up; where she
   * was proposed in another slot of the shoot, that one stands open until the next run. Throws `proposal.notCandidate`
   * when she cannot have the slot, `proposal.inUse` when she works, is asked or pinned elsewhere in the shoot, and as an
   * offer to her would when the world has moved on since.
   */
  async place(call: Call, question: SlotQuestion): Promise<ChangedProposal> {
    const { asked, answer } = await this.whyNots.explain(call, question);
    // Before anything else whether the caller may: a head of department only in the own department.
    this.access.company(call.actor, asked.companyId, 'proposal.edit', asked.department);
    const own = asked.live.find(({ slotId }) => slotId === question.slotId);
    if (answer.reason === 'chosen' && own) return { ...changed(own, own.id), state: own.state };
    if (answer.reason === 'inShoot' || answer.reason === 'asked') throw new DomainError('proposal.inUse');
    if (!answer.acts.includes('place')) throw new DomainError('proposal.notCandidate');
    return this.transactions.run(contextOf(call), (tx) =>
      this.put(tx, call.actor, { ...question, postingId: asked.slot.postingId, answer }),
    );
  }

  private async put(
    tx: Tx,
    actor: Actor,
    wish: SlotQuestion & { readonly postingId: string; readonly answer: WhyNotAnswer },
  ): Promise<ChangedProposal> {
    const { shootId, slotId, personId, answer } = wish;
    const { shoot } = await this.access.posting(tx, actor, wish.postingId, 'proposal.edit', 'share');
    const seen = await this.proposals.live(tx, shootId);
    const hers = seen.filter((each) => each.personId === personId).map((each) => each.slotId);
    await this.offers.lockSlots(tx, [slotId, ...hers]);
    await this.offers.lockPeople(tx, [personId]);
    const live = await this.proposals.live(tx, shootId);
    const elsewhere = live.find((each) => each.personId === personId);
    const held = live.find((each) => each.slotId === slotId);
    const run = held ?? live[0];
    if (!run) throw new DomainError('proposal.stale');
    if (elsewhere) await this.assertMovable(tx, actor, elsewhere, hers);
    const payFen = answer.payFen!;
    const [facts] = await this.offers.candidateFacts(tx, [{ slotId, personId }]);
    if (facts?.slotState !== 'open') throw new DomainError('proposal.stale');
    if (facts.inShoot) throw new DomainError('proposal.inUse');
    assertCandidate(facts, payFen);
    const scope = { companyId: shoot.companyId, shootId };
    const gone = [held?.id, elsewhere?.id].flatMap((id) => id ?? []);
    await this.lifeCycles.moveMany(tx, 'proposal', 'replace', gone, { ...scope, reason: 'choice' });
    const record = recordOf(wish, { runId: run.runId, held, payFen });
    const [id] = await this.proposals.insert(tx, [record]);
    await this.lifeCycles.move(tx, 'proposal', 'pin', id!, { ...scope, after: { chosenFor: slotId } });
    this.events.live(tx, 'proposal.changed', id!, [`shoot:${shootId}`]);
    return changed(record, id!);
  }

  private async assertMovable(tx: Tx, actor: Actor, from: ProposalRow, locked: readonly string[]): Promise<void> {
    if (from.state === 'pinned' || !locked.includes(from.slotId)) throw new DomainError('proposal.inUse');
    await this.access.posting(tx, actor, from.postingId, 'proposal.edit');
  }
}

function changed(at: Pick<ProposalRecord, 'shootId' | 'slotId' | 'personId'>, id: string): ChangedProposal {
  const { shootId, slotId, personId } = at;
  return { id, shootId, slotId, personId, state: 'pinned' };
}

function recordOf(
  { shootId, slotId, personId, answer }: SlotQuestion & { readonly answer: WhyNotAnswer },
  { runId, held, payFen }: { runId: string; held: ProposalRow | undefined; payFen: number },
): ProposalRecord {
  const others = held
    ? [{ personId: held.personId, score: held.score, payFen: held.payFen, terms: held.terms }, ...held.runnersUp]
    : [];
  const runnersUp = others.filter((each) => each.personId !== personId).slice(0, MOST_RUNNERS_UP);
  return { runId, shootId, slotId, personId, score: answer.score ?? 0, payFen, terms: answer.terms, runnersUp };
}
