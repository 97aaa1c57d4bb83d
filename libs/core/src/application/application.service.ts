import { Injectable } from '@nestjs/common';
import {
  ApplicationRepository,
  ApplicationTarget,
  AuditRepository,
  MyApplication,
  ReceivedApplication,
  Transactions,
  Tx,
} from '@callboard/database';
import { DomainError, lowestAcceptedLevel, newId, StateOf, travelMinutes } from '@callboard/domain';
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

/** Where a decision led. */
export interface DecidedApplication {
  readonly id: string;
  readonly state: StateOf<'application'>;
}

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
   * `application.notOpen` for a posting that takes none, `application.exists` the second time and `booking.sameShoot`
   * for somebody who works on the shoot already.
   */
  async submit(call: Call, postingId: string, note: string): Promise<MyApplication> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      const target = await this.applications.lockTarget(tx, postingId);
      assertOpen(target);
      const level = lowestAcceptedLevel(target);
      const lacks = qualification(await this.applications.levelOf(tx, personId, target.roleId), level);
      if (lacks) throw new DomainError('application.notQualified', { reason: lacks, role: target.roleId, level });
      if (await this.applications.isBookedOn(tx, personId, target.shootId)) throw new DomainError('booking.sameShoot');
      const id = newId();
      const { shootId, companyId } = target;
      const inserted = await this.applications.insert(tx, { id, postingId, shootId, personId, note });
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

  /** Puts an application on the short list. */
  async shortlist(call: Call, id: string): Promise<DecidedApplication> {
    return this.decide(call, id, 'shortlist');
  }

  /** Declines an application; the person sees it at once. */
  async decline(call: Call, id: string): Promise<DecidedApplication> {
    return this.decide(call, id, 'decline');
  }

  private async decide(call: Call, id: string, step: 'shortlist' | 'decline'): Promise<DecidedApplication> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const application = await this.visible(tx, call, id);
      const { companyId, shootId, personId } = application;
      const moved = await this.cycles.move(tx, 'application', step, id, {
        patch: { changed_at: 'now' },
        companyId,
        shootId,
      });
      this.events.live(tx, 'application', id, [`shoot:${shootId}`, `person:${personId}`]);
      return { id, state: moved.to };
    });
  }

  /** An application that the caller may decide on. */
  private async visible(
    tx: Tx,
    call: Call,
    id: string,
  ): Promise<NonNullable<Awaited<ReturnType<ApplicationRepository['find']>>>> {
    const application = await this.applications.find(tx, id);
    if (!application) throw new DomainError('notFound');
    await this.access.posting(tx, call.actor, application.postingId, 'proposal.edit', 'share');
    return application;
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
