import { Injectable } from '@nestjs/common';
import {
  PostingRecord,
  PostingRepository,
  PostingRow,
  PostingTerms,
  ShootRepository,
  ShootScope,
  Transactions,
} from '@callboard/database';
import { DomainError, newId, StateOf } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { CrewBuilder } from './crew-builder.service';
import { PostingSlots } from './posting-slots.service';
import { PostingTrail } from './posting-trail.service';

/** What a new posting says; the rest follows from the shoot. */
export type PostingInput = Pick<PostingTerms, 'roleId' | 'minLevel' | 'headcount'> &
  PostingPatch & { readonly visibility?: 'private' | 'public' };

/** What an edit changes. */
export type PostingPatch = Partial<PostingTerms> & { readonly visibility?: 'private' | 'public' };

const ENDED: readonly StateOf<'shoot'>[] = ['wrapped', 'cancelled'];

/** Throws `shoot.closed` when a shoot is over. */
export function assertLives(shoot: Pick<ShootScope, 'state'>): void {
  if (ENDED.includes(shoot.state)) throw new DomainError('shoot.closed', { state: shoot.state });
}

/** The postings of a shoot. */
@Injectable()
export class PostingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly postings: PostingRepository,
    private readonly shoots: ShootRepository,
    private readonly crew: CrewBuilder,
    private readonly parts: PostingSlots,
    private readonly trail: PostingTrail,
  ) {}

  /** Postings with the figures of their slots; a head of department sees those of the own department. */
  async list(call: Call, shootId: string): Promise<PostingRow[]> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'shoot.read');
      return this.postings.listOfShoot(tx, shootId, this.access.departmentOf(call.actor, shoot.companyId));
    });
  }

  /**
   * Adds a posting with its slots. It stays a draft until the shoot is published; on a shoot that is public it goes
   * public at once, and so needs pay.
   */
  async create(call: Call, shootId: string, input: PostingInput): Promise<PostingRow> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'posting.edit', 'update');
      assertLives(shoot);
      const row = (await this.shoots.find(tx, shootId))!;
      const { visibility, ...terms } = input;
      const posting = {
        payLowFen: null,
        payHighFen: null,
        hoursPerDay: row.hoursPerDay,
        prepDays: 0,
        shootShareBp: 10_000,
        wrapDays: 0,
        shiftDays: 0,
        headOfDepartment: false,
        entry: 'none' as const,
        requirements: '',
        asking: 'suggest' as const,
        ...terms,
        id: newId(),
        templateRole: null,
        sortOrder: await this.postings.nextSortOrder(tx, shootId),
      };
      await this.crew.add(tx, row, [posting], await this.shoots.today(tx, shoot.zone));
      await this.trail.note(tx, 'posting.create', shoot, posting.id, {
        role: posting.roleId,
        headcount: posting.headcount,
      });
      const live = shoot.state === 'open' || shoot.state === 'shooting';
      const step = this.parts.stepTo(shoot, { state: 'draft' }, visibility ?? (live ? 'public' : undefined));
      if (step) await this.parts.show(tx, shoot, { id: posting.id, version: 1 }, step);
      return (await this.postings.find(tx, posting.id))!;
    });
  }

  /**
   * Edits a posting. While slots have an offer or a booking, the pattern of days and the role cannot change, nor can their
   * number fall below those; all are `posting.slotsTaken`. A shift moves the open slots alone; where none is open it is
   * refused so too. Proposals that the edit makes untrue turn stale. An edit that changes nothing writes nothing.
   */
  async update(call: Call, postingId: string, version: number, patch: PostingPatch): Promise<PostingRow> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { shoot } = await this.access.posting(tx, call.actor, postingId, 'posting.edit', 'update');
      assertLives(shoot);
      const before = (await this.postings.lock(tx, postingId))!;
      if (before.version !== version) throw new DomainError('version.conflict', { version: before.version });
      if (before.state === 'closed') throw new DomainError('posting.closed');
      const { visibility, ...changes } = patch;
      const terms: PostingTerms = { ...before, ...changes };
      const fields = changedFields(before, changes);
      const step = this.parts.stepTo(shoot, before, visibility);
      if (fields.length > 0) {
        assertEditable(before, terms);
        const today = await this.shoots.today(tx, shoot.zone);
        if (!(await this.parts.write(tx, shoot, before, terms, today))) throw new DomainError('version.conflict');
      }
      if (step) {
        await this.parts.show(tx, shoot, { id: postingId, version: version + 1 }, step, fields);
        if (!before.edited) await this.postings.markEdited(tx, postingId);
      }
      if (step) this.trail.tell(tx, shoot, postingId);
      else if (fields.length > 0) await this.trail.note(tx, 'posting.edit', shoot, postingId, { fields });
      if (step || fields.length > 0) await this.parts.settle(tx, postingId);
      return (await this.postings.find(tx, postingId))!;
    });
  }

  /** Takes a draft away. Once the shoot was public its traces stay: the draft is closed instead. */
  async remove(call: Call, postingId: string): Promise<void> {
    await this.transactions.run(contextOf(call), async (tx) => {
      const { shoot } = await this.access.posting(tx, call.actor, postingId, 'posting.edit', 'update');
      assertLives(shoot);
      const posting = (await this.postings.lock(tx, postingId))!;
      if (posting.state !== 'draft') {
        throw new DomainError('state.conflict', { subject: 'posting', event: 'remove', state: posting.state });
      }
      if (shoot.state === 'draft' || shoot.state === 'in_review') {
        await this.postings.deleteWithSlots(tx, [postingId]);
        await this.trail.note(tx, 'posting.remove', shoot, postingId, { role: posting.roleId });
      } else {
        await this.parts.closeDraft(tx, shoot, postingId);
      }
      await this.crew.settleRun(tx, shoot.id);
    });
  }
}

/** The fields that an edit gives another value. */
function changedFields(before: PostingTerms, changes: Partial<PostingTerms>): string[] {
  return (Object.keys(changes) as (keyof PostingTerms)[]).filter((key) => changes[key] !== before[key]);
}

/** What people have seen keeps its role, and what is shown keeps its pay. */
function assertEditable(before: PostingRecord, terms: PostingTerms): void {
  const hidden = before.state === 'draft' || before.state === 'private';
  if (terms.roleId !== before.roleId && !hidden) {
    throw new DomainError('state.conflict', { subject: 'posting', event: 'changeRole', state: before.state });
  }
  if (before.state !== 'draft' && terms.payLowFen === null && terms.payHighFen === null) {
    throw new DomainError('posting.payMissing', { role: before.roleId, postings: 1 });
  }
}
