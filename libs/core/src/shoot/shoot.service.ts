import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  PostingRepository,
  ProductionRepository,
  ShootRepository,
  ShootRow,
  ShootTerms,
  Transactions,
  Tx,
} from '@callboard/database';
import { addDays, DomainError, getBase, newId, StateOf } from '@callboard/domain';
import { Access } from '../access/access.service';
import { DEFAULT_LIMIT, decodeCursor, pageOf } from '../board/cursor';
import { Actor, Call, contextOf } from '../kernel/actor';
import { Page } from '../kernel/page';
import { CrewBuilder } from '../posting/crew-builder.service';
import { checkDates } from '../posting/posting-rules';
import { assertLives } from '../posting/posting.service';
import { NextStep, nextStepOf } from './next-step';

/** What a new shoot says; the base brings its time zone. */
export interface ShootInput extends Partial<Omit<ShootTerms, 'zone'>> {
  readonly productionId: string;
  readonly baseId: string;
  readonly firstShootingDay: ShootTerms['firstShootingDay'];
  readonly shootingDays: number;
  readonly templateSize?: number;
}

/** What an edit changes. */
export type ShootPatch = Partial<Omit<ShootTerms, 'zone'>>;

/** A shoot as a member sees it; money is null for those without the right to see costs. */
export interface ShootView extends Omit<ShootRow, 'labourBudgetFen' | 'costLowFen' | 'costHighFen'> {
  readonly labourBudgetFen: number | null;
  readonly costLowFen: number | null;
  readonly costHighFen: number | null;
  readonly nextStep: NextStep;
}

const MOVING = ['baseId', 'firstShootingDay', 'shootingDays'] as const;

/** Shoots: made, seen and edited. */
@Injectable()
export class ShootService {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly shoots: ShootRepository,
    private readonly productions: ProductionRepository,
    private readonly postings: PostingRepository,
    private readonly crew: CrewBuilder,
    private readonly audit: AuditRepository,
  ) {}

  /** Makes a draft; with a template size, its postings and slots too, in the same transaction. */
  async create(call: Call, companyId: string, input: ShootInput): Promise<ShootView> {
    return this.transactions.run(contextOf(call), async (tx) => {
      this.access.company(call.actor, companyId, 'shoot.edit');
      const production = await this.productions.findOfCompany(tx, companyId, input.productionId);
      if (!production) throw new DomainError('notFound', { subject: 'production' });
      const base = getBase(input.baseId);
      const today = await this.shoots.today(tx, base.timeZone);
      checkDates(input, today);
      const { productionId, templateSize, ...given } = input;
      const shoot = {
        title: production.title,
        labourBudgetFen: null,
        hoursPerDay: 12,
        overtimeRule: '',
        payTiming: 'wrap' as const,
        meals: true,
        bed: true,
        ...given,
        id: newId(),
        companyId,
        productionId,
        zone: base.timeZone,
        run: { first: given.firstShootingDay, last: addDays(given.firstShootingDay, given.shootingDays - 1) },
        templateSize: templateSize ?? null,
        createdBy: call.actor.accountId,
      };
      await this.shoots.insert(tx, shoot);
      if (templateSize !== undefined) {
        await this.crew.fromTemplate(tx, shoot, { size: templateSize, today, locale: call.actor.locale });
      }
      await this.note(tx, 'shoot.create', shoot, { base: base.id, templateSize: templateSize ?? null });
      return this.view(tx, call.actor, shoot.id);
    });
  }

  /** The company's shoots, newest first. */
  async list(
    call: Call,
    companyId: string,
    query: { state?: StateOf<'shoot'>; cursor?: string; limit?: number },
  ): Promise<Page<ShootView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const before = decodeCursor(query.cursor);
    return this.transactions.read(contextOf(call), async (tx) => {
      this.access.company(call.actor, companyId, 'shoot.read');
      const rows = await this.shoots.listOfCompany(tx, companyId, {
        state: query.state ?? null,
        before,
        limit: limit + 1,
      });
      const views = rows.map((row) => this.shown(call.actor, row));
      return pageOf(views, limit, (row) => [row.createdKey, row.id]);
    });
  }

  async get(call: Call, shootId: string): Promise<ShootView> {
    return this.transactions.read(contextOf(call), async (tx) => {
      await this.access.shoot(tx, call.actor, shootId, 'shoot.read');
      return this.view(tx, call.actor, shootId);
    });
  }

  /**
   * Edits a shoot. Base and dates move only while it is a draft, and take the days of all slots along. An edit that
   * changes nothing writes nothing.
   */
  async update(call: Call, shootId: string, version: number, patch: ShootPatch): Promise<ShootView> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const scope = await this.access.shoot(tx, call.actor, shootId, 'shoot.edit', 'update');
      if (scope.version !== version) throw new DomainError('version.conflict', { version: scope.version });
      assertLives(scope);
      const before = (await this.shoots.find(tx, shootId))!;
      const zone = getBase(patch.baseId ?? before.baseId).timeZone;
      const terms: ShootTerms = { ...before, ...patch, zone };
      const fields = (Object.keys(patch) as (keyof ShootPatch)[]).filter((key) => terms[key] !== before[key]);
      if (fields.length === 0) return this.shown(call.actor, before);
      const moves = MOVING.some((key) => terms[key] !== before[key]);
      const today = await this.shoots.today(tx, zone);
      if (moves) {
        if (scope.state !== 'draft') {
          throw new DomainError('state.conflict', { subject: 'shoot', event: 'reschedule', state: scope.state });
        }
        checkDates(terms, today);
      }
      if (!(await this.shoots.update(tx, shootId, version, terms))) throw new DomainError('version.conflict');
      if (moves) await this.crew.rebuild(tx, { ...terms, id: shootId }, today);
      await this.note(tx, 'shoot.edit', before, { fields });
      return this.view(tx, call.actor, shootId);
    });
  }

  /**
   * Replaces the postings of a draft by those of the template. With `keepEdited` those that hands have been at stay as
   * they are: one that came from the template stands for its posting there, whatever the size, one that was added by hand
   * for none; so there may be more or fewer people than the size says.
   */
  async applyTemplate(call: Call, shootId: string, size: number, keepEdited: boolean): Promise<ShootView> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const scope = await this.access.shoot(tx, call.actor, shootId, 'shoot.edit', 'update');
      if (scope.state !== 'draft') throw new DomainError('shoot.hasPostings', { state: scope.state });
      const shoot = (await this.shoots.find(tx, shootId))!;
      const today = await this.shoots.today(tx, shoot.zone);
      const old = await this.postings.lockOfShoot(tx, shootId);
      const kept = keepEdited ? old.filter((posting) => posting.edited) : [];
      await this.postings.deleteWithSlots(
        tx,
        old.filter((posting) => !kept.includes(posting)).map((posting) => posting.id),
      );
      await this.crew.fromTemplate(tx, shoot, { size, today, locale: call.actor.locale, kept });
      await this.shoots.setTemplate(tx, shootId, size);
      await this.note(tx, 'shoot.template', shoot, {
        templateSize: size,
        ...(keepEdited ? { keptPostings: kept.length } : {}),
      });
      return this.view(tx, call.actor, shootId);
    });
  }

  /** A shoot for a caller who may see it; throws `notFound` when it is not there. */
  async view(tx: Tx, actor: Actor, shootId: string): Promise<ShootView> {
    const row = await this.shoots.find(tx, shootId);
    if (!row) throw new DomainError('notFound');
    return this.shown(actor, row);
  }

  private shown(actor: Actor, row: ShootRow): ShootView {
    const view = { ...row, nextStep: nextStepOf(row) };
    if (this.access.may(actor, row.companyId, 'cost.read')) return view;
    return { ...view, labourBudgetFen: null, costLowFen: null, costHighFen: null };
  }

  private async note(
    tx: Tx,
    action: string,
    shoot: { readonly id: string; readonly companyId: string },
    after: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { id, companyId } = shoot;
    await this.audit.append(tx, [{ action, subjectType: 'shoot', subjectId: id, companyId, shootId: id, after }]);
  }
}
