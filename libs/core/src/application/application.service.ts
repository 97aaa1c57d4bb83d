import { Injectable } from '@nestjs/common';
import {
  ApplicationRepository,
  ApplicationTarget,
  AuditRepository,
  MyApplication,
  ReceivedApplication,
  Transactions,
} from '@callboard/database';
import { Day, DomainError, lowestAcceptedLevel, newId, StateOf, travelMinutes } from '@callboard/domain';
import { Access } from '../access/access.service';
import { DEFAULT_LIMIT, decodeCursor, pageOf } from '../board/cursor';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { Page, pageById, PageRequest } from '../kernel/page';
import { OfferEnding } from '../offer/offer-ending.service';
import { qualification } from './qualification';

/** An application as a producer sees it, with the way to the base in minutes. */
export type ApplicationCard = ReceivedApplication & { readonly travelMinutes: number };

/** What a list of received applications shows. */
export interface ReceivedFilter {
  readonly postingId?: string;
  readonly state?: StateOf<'application'>;
  readonly cursor?: string;
  readonly limit?: number;
}

/** People ask for postings, producers answer. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly applications: ApplicationRepository,
    private readonly audit: AuditRepository,
    private readonly cycles: LifeCycles,
    private readonly events: Events,
    private readonly ending: OfferEnding,
  ) {}

  /**
   * Applies for a posting on the board. Throws `application.notQualified` without the role at its level,
   * `application.notOpen` for a posting that takes none, `application.days` for no day or one that is not the posting's,
   * `application.exists` the second time, `block.own` while the caller blocks the company, and `booking.sameShoot` for
   * somebody who works on the shoot already. Whom the company blocks applies like anybody, and is not shown to it.
   * @param wanted the days that she can do; null for all
   */
  async submit(call: Call, postingId: string, note: string, wanted: readonly Day[] | null): Promise<MyApplication> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      const target = await this.applications.lockTarget(tx, postingId);
      assertOpen(target);
      if (await this.applications.keepsAway(tx, personId, target.companyId)) throw new DomainError('block.own');
      const level = lowestAcceptedLevel(target);
      const lacks = qualification(await this.applications.levelOf(tx, personId, target.roleId), level);
      if (lacks) throw new DomainError('application.notQualified', { reason: lacks, role: target.roleId, level });
      if (await this.applications.isBookedOn(tx, personId, target.shootId)) throw new DomainError('booking.sameShoot');
      const id = newId();
      const { shootId, companyId } = target;
      const days = daysOf(target.days, wanted);
      const inserted = await this.applications.insert(tx, { id, postingId, shootId, personId, note, days });
      if (!inserted) throw new DomainError('application.exists');
      await this.audit.append(tx, [
        { action: 'application.submit', subjectType: 'application', subjectId: id, companyId, shootId },
      ]);
      await this.events.emit(tx, [{ name: 'application.submitted', payload: { applicationId: id } }]);
      this.events.live(tx, 'application', id, [`shoot:${shootId}`, `person:${personId}`]);
      return (await this.applications.findMine(tx, personId, id))!;
    });
  }

  /** The caller's applications, newest first. */
  async listMine(call: Call, page: PageRequest): Promise<Page<MyApplication>> {
    return this.transactions.read(contextOf(call), (tx) =>
      pageById(page, (before, limit) => this.applications.listMine(tx, call.actor.personId, before ?? null, limit)),
    );
  }

  /** Takes back an application of the caller's own, and declines the offer that may have come of it. */
  async withdraw(call: Call, id: string): Promise<MyApplication> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      const application = await this.applications.find(tx, id);
      if (application?.personId !== personId) throw new DomainError('notFound');
      const { companyId, shootId, postingId } = application;
      await this.applications.lockTarget(tx, postingId);
      const offers = await this.ending.lockLiveOf(tx, postingId, personId);
      await this.cycles.move(tx, 'application', 'withdraw', id, { patch: { changed_at: 'now' }, companyId, shootId });
      for (const offer of offers) await this.ending.end(tx, offer, 'decline', 'application_withdrawn');
      this.events.live(tx, 'application', id, [`shoot:${shootId}`, `person:${personId}`]);
      return (await this.applications.findMine(tx, personId, id))!;
    });
  }

  /** Applications of a shoot, oldest first; a head of department sees those for the own department. */
  async listReceived(call: Call, shootId: string, filter: ReceivedFilter): Promise<Page<ApplicationCard>> {
    const limit = filter.limit ?? DEFAULT_LIMIT;
    const after = decodeCursor(filter.cursor);
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'application.read');
      const rows = await this.applications.listOfShoot(tx, shootId, {
        department: this.access.departmentOf(call.actor, shoot.companyId),
        postingId: filter.postingId ?? null,
        states: filter.state ? [filter.state] : [],
        after,
        limit: limit + 1,
      });
      const cards = rows.map((row) => ({ ...row, travelMinutes: travelMinutes(row.homeBase, shoot.baseId) }));
      return pageOf(cards, limit, (row) => [row.key, row.id]);
    });
  }
}

/** What is not, and never was, on the board does not exist for others. */
function assertOpen(target: ApplicationTarget | null): asserts target is ApplicationTarget {
  if (!target?.published || target.shootState === 'draft' || target.shootState === 'in_review') {
    throw new DomainError('notFound');
  }
  const live = target.shootState === 'open' || target.shootState === 'shooting';
  if (target.state === 'private') throw new DomainError('notFound');
  if (target.state === 'public' && live && target.companyVerified && !target.started) return;
  throw new DomainError('application.notOpen', { state: target.started ? 'started' : target.state });
}

/** The days to store: none that the posting does not have, at least one, and null for all of them. */
function daysOf(work: readonly Day[], wanted: readonly Day[] | null): readonly Day[] | null {
  if (wanted === null) return null;
  const chosen = work.filter((each) => wanted.includes(each));
  if (chosen.length === 0) throw new DomainError('application.days', { reason: 'none' });
  if (wanted.some((each) => !work.includes(each))) throw new DomainError('application.days', { reason: 'other' });
  return chosen.length === work.length ? null : chosen;
}
