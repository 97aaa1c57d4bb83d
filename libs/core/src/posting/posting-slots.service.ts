import { Injectable } from '@nestjs/common';
import {
  OfferRepository,
  PostingRecord,
  PostingRepository,
  PostingSlot,
  PostingTerms,
  ShootClosingRepository,
  ShootScope,
  SlotRepository,
  Tx,
} from '@callboard/database';
import { Day, DomainError, newId } from '@callboard/domain';
import { LifeCycles } from '../kernel/lifecycle.service';
import { PostingSettle } from '../offer/posting-settle.service';
import { isQualified } from '../matching/candidate-check';
import { CrewBuilder, positions } from './crew-builder.service';
import { checkPosting, checkShift, ShootDates, slotDaysOf } from './posting-rules';

const PATTERN = ['prepDays', 'shootShareBp', 'wrapDays'] as const;
/** What makes every proposal untrue, besides the days: another role, or another pay to begin with. */
const OFFERED = ['roleId', 'headOfDepartment', 'payLowFen'] as const;
/** What makes some untrue: whoever no longer fits. */
const ASKED = ['minLevel', 'entry', 'payHighFen'] as const;
/** What whoever is asked or booked has been told, besides days and pay. */
const AGREED = ['roleId', 'headOfDepartment'] as const;

function differs<K extends keyof PostingTerms>(a: PostingTerms, b: PostingTerms, keys: readonly K[]): boolean {
  return keys.some((key) => a[key] !== b[key]);
}

/** Keeps the slots of a posting in step with what the posting says. The shoot's and the posting's rows are locked. */
@Injectable()
export class PostingSlots {
  constructor(
    private readonly postings: PostingRepository,
    private readonly slots: SlotRepository,
    private readonly offers: OfferRepository,
    private readonly closing: ShootClosingRepository,
    private readonly crew: CrewBuilder,
    private readonly settling: PostingSettle,
    private readonly cycles: LifeCycles,
  ) {}

  /** Writes new terms and fits the slots to them; false when the version has moved on. */
  async write(tx: Tx, shoot: ShootScope, before: PostingRecord, terms: PostingTerms, today: Day): Promise<boolean> {
    checkPosting(terms);
    const slots = await this.slots.lockOfPosting(tx, before.id);
    const dates = shoot as ShootScope & ShootDates;
    const moved = before.shiftDays !== terms.shiftDays;
    const newDays = moved || differs(before, terms, PATTERN);
    assertTakenStay(before, terms, slots);
    if (moved) checkShift(before, { ...before, shiftDays: terms.shiftDays }, dates, today);
    if (!(await this.postings.update(tx, before.id, before.version, terms))) return false;
    if (newDays) await this.slots.setDays(tx, before.id, slotDaysOf(terms, dates, today));
    const surplus = await this.fit(tx, shoot, before.id, terms, slots, today);
    if (newDays || terms.headcount !== slots.length) await this.crew.settleRun(tx, shoot.id);
    const all = newDays || differs(before, terms, OFFERED);
    const proposals = await this.closing.liveProposalsOf(tx, all ? slots.map((slot) => slot.id) : surplus);
    if (!all && differs(before, terms, ASKED)) {
      proposals.push(...(await this.unfit(tx, slots)).filter((id) => !proposals.includes(id)));
    }
    await this.cycles.moveMany(tx, 'proposal', 'expire', proposals, { ...scopeOf(shoot), reason: 'posting_edited' });
    return true;
  }

  /** Proposals for people who no longer fit what their posting asks for and pays, as it is written now. */
  private async unfit(tx: Tx, slots: readonly PostingSlot[]): Promise<string[]> {
    const proposals = await this.closing.openProposalsOf(
      tx,
      slots.map((slot) => slot.id),
    );
    const facts = new Map((await this.offers.candidateFacts(tx, proposals)).map((each) => [each.slotId, each]));
    return proposals
      .filter(({ slotId, payFen }) => {
        const { payLowFen, payHighFen, ...now } = facts.get(slotId)!;
        return !isQualified(now) || payFen < (payLowFen ?? 0) || payFen > (payHighFen ?? payFen);
      })
      .map(({ id }) => id);
  }

  /** Adds slots or cancels open ones, the last first, until there are as many as the headcount; returns the cancelled. */
  private async fit(
    tx: Tx,
    shoot: ShootScope,
    postingId: string,
    terms: PostingTerms,
    slots: readonly PostingSlot[],
    today: Day,
  ): Promise<string[]> {
    const lack = terms.headcount - slots.length;
    if (lack > 0) {
      const days = slotDaysOf(terms, shoot as ShootScope & ShootDates, today);
      const places = positions(
        lack,
        slots.map((slot) => slot.position),
      );
      await this.slots.insertMany(
        tx,
        shoot.id,
        places.map((position) => ({ id: newId(), postingId, position, days })),
      );
      return [];
    }
    const open = slots.filter((slot) => slot.state === 'open').sort((a, b) => b.position - a.position);
    const surplus = open.slice(0, -lack).map((slot) => slot.id);
    await this.cycles.moveMany(tx, 'slot', 'cancel', surplus, {
      ...scopeOf(shoot),
      reason: 'headcount',
      // A place that was being refilled is not any more.
      events: ({ id }) => [
        { name: 'backfill.due', payload: { slotId: id, stepId: newId(), at: new Date().toISOString() } },
      ],
    });
    return surplus;
  }

  /** The step to the visibility that is asked for; null where the posting has it, or waits for its shoot. */
  stepTo(
    shoot: ShootScope,
    posting: Pick<PostingRecord, 'state'>,
    visibility: 'private' | 'public' | undefined,
  ): 'keepPrivate' | 'publish' | null {
    if (visibility === 'private') return posting.state === 'private' ? null : 'keepPrivate';
    const waits = posting.state === 'draft' && (shoot.state === 'draft' || shoot.state === 'in_review');
    if (visibility === undefined || posting.state === 'public' || posting.state === 'filled' || waits) return null;
    return 'publish';
  }

  /** Takes the step, with the version that the posting has then; `fields` are edited in the same breath. */
  async show(
    tx: Tx,
    shoot: ShootScope,
    posting: { readonly id: string; readonly version: number },
    step: 'keepPrivate' | 'publish',
    fields: readonly string[] = [],
  ): Promise<void> {
    await this.cycles.move(tx, 'posting', step, posting.id, {
      ...scopeOf(shoot),
      patch: { published_at: step === 'publish' ? 'now' : null, version: posting.version },
      ...(fields.length === 0 ? {} : { after: { fields } }),
    });
  }

  /** Brings the posting's own state in step: filled when all places are booked, public again when one is new. */
  async settle(tx: Tx, postingId: string): Promise<void> {
    await this.settling.settleLocked(tx, postingId);
  }

  /** Closes a draft of a shoot that is public, with its slots. */
  async closeDraft(tx: Tx, shoot: ShootScope, postingId: string): Promise<void> {
    const slots = await this.slots.lockOfPosting(tx, postingId);
    const ids = slots.map((slot) => slot.id);
    await this.cycles.move(tx, 'posting', 'close', postingId, scopeOf(shoot));
    await this.cycles.moveMany(tx, 'slot', 'cancel', ids, { ...scopeOf(shoot), reason: 'posting_closed' });
    const proposals = await this.closing.liveProposalsOf(tx, ids);
    await this.cycles.moveMany(tx, 'proposal', 'expire', proposals, { ...scopeOf(shoot), reason: 'posting_closed' });
  }
}

function scopeOf(shoot: ShootScope): { companyId: string; shootId: string } {
  return { companyId: shoot.companyId, shootId: shoot.id };
}

function assertTakenStay(before: PostingRecord, terms: PostingTerms, slots: readonly PostingSlot[]): void {
  const taken = slots.filter((slot) => slot.state !== 'open').length;
  if (terms.headcount < taken) {
    throw new DomainError('posting.slotsTaken', { min: taken, headcount: terms.headcount, role: before.roleId });
  }
  const newDays = differs(before, terms, PATTERN);
  // Those who are asked or booked keep their days: a shift moves the others, and there must be some.
  const nothingToMove = before.shiftDays !== terms.shiftDays && taken === slots.length;
  if (taken > 0 && (newDays || nothingToMove || differs(before, terms, AGREED))) {
    throw new DomainError('posting.slotsTaken', { role: before.roleId });
  }
}
