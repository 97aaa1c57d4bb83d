import { Injectable } from '@nestjs/common';
import {
  NewPosting,
  NewSlot,
  PostingRecord,
  PostingRepository,
  PostingTerms,
  ShootRepository,
  SlotRepository,
  Tx,
} from '@callboard/database';
import { BilingualText, Day, expandTemplate, getRole, newId, TemplatePosting } from '@callboard/domain';
import { checkPosting, checkRun, ShootDates, slotDaysOf } from './posting-rules';

/** A shoot as the building of its crew sees it. */
export interface CrewShoot extends ShootDates {
  readonly id: string;
  readonly hoursPerDay: number;
}

/** How a crew is made from the template. */
export interface TemplateWish {
  readonly size: number;
  readonly today: Day;
  /** Requirements are written in the producer's language. */
  readonly locale: keyof BilingualText;
  /** Postings that stay as they are: each stands for the template's posting that it came from. */
  readonly kept?: readonly PostingRecord[];
}

/** Makes postings and their slots, by hand or from the crew template, and keeps a shoot's run around them. */
@Injectable()
export class CrewBuilder {
  constructor(
    private readonly postings: PostingRepository,
    private readonly slots: SlotRepository,
    private readonly shoots: ShootRepository,
  ) {}

  /** Expands the template into drafts with slots, around those that are kept; these keep their order among them. */
  async fromTemplate(tx: Tx, shoot: CrewShoot, { size, today, locale, kept = [] }: TemplateWish): Promise<void> {
    const template = expandTemplate({ size, shootingDays: shoot.shootingDays });
    const placeOf = new Map<string, number>(template.map((posting, index) => [posting.roleId, index + 1]));
    const standing = new Set(kept.map((posting) => posting.templateRole));
    await this.add(
      tx,
      shoot,
      template
        .filter((posting) => !standing.has(posting.roleId))
        .map((posting) => ({
          id: newId(),
          sortOrder: placeOf.get(posting.roleId)!,
          templateRole: posting.roleId,
          ...termsOf(posting, shoot.hoursPerDay, locale),
        })),
      today,
    );
    const inOrder = [...kept].sort((a, b) => a.sortOrder - b.sortOrder);
    await this.postings.setSortOrder(
      tx,
      inOrder.map(({ id, templateRole }, index) => ({
        id,
        sortOrder: placeOf.get(templateRole ?? '') ?? template.length + index + 1,
      })),
    );
  }

  /** Adds drafts with all their slots. */
  async add(tx: Tx, shoot: CrewShoot, postings: readonly NewPosting[], today: Day): Promise<void> {
    postings.forEach(checkPosting);
    const slots = postings.flatMap((posting): NewSlot[] => {
      const days = slotDaysOf(posting, shoot, today);
      return positions(posting.headcount, []).map((position) => ({
        id: newId(),
        postingId: posting.id,
        position,
        days,
      }));
    });
    await this.postings.insertMany(tx, shoot.id, postings);
    await this.slots.insertMany(tx, shoot.id, slots);
    await this.settleRun(tx, shoot.id);
  }

  /** Gives all slots of a draft their days anew, after its dates have moved. */
  async rebuild(tx: Tx, shoot: CrewShoot, today: Day): Promise<void> {
    for (const posting of await this.postings.lockOfShoot(tx, shoot.id)) {
      await this.slots.setDays(tx, posting.id, slotDaysOf(posting, shoot, today));
    }
    await this.settleRun(tx, shoot.id);
  }

  /** Stretches the run of a shoot around its shooting days and slots; throws `shoot.tooLong`. */
  async settleRun(tx: Tx, shootId: string): Promise<void> {
    const run = await this.shoots.measureRun(tx, shootId);
    checkRun(run);
    await this.shoots.setRun(tx, shootId, run);
  }
}

/** The first `count` positions from 1 that are not taken. */
export function positions(count: number, taken: readonly number[]): number[] {
  const busy = new Set(taken);
  const free: number[] = [];
  for (let position = 1; free.length < count; position += 1) if (!busy.has(position)) free.push(position);
  return free;
}

function termsOf(posting: TemplatePosting, hoursPerDay: number, locale: keyof BilingualText): PostingTerms {
  return {
    roleId: posting.roleId,
    minLevel: posting.minLevel,
    headcount: posting.headcount,
    payLowFen: posting.rateLowFen,
    payHighFen: posting.rateHighFen,
    hoursPerDay,
    prepDays: posting.prepDays,
    shootShareBp: posting.shootShareBp,
    wrapDays: posting.wrapDays,
    shiftDays: 0,
    headOfDepartment: posting.head,
    entry: posting.entry,
    requirements: requirementsOf(posting, locale),
    asking: 'suggest',
  };
}

function requirementsOf(posting: TemplatePosting, locale: keyof BilingualText): string {
  const skills = posting.skills[locale];
  if (posting.doubles.length === 0) return skills;
  const names = posting.doubles.map((role) => getRole(role)[locale]);
  return locale === 'zh' ? `${skills}；兼：${names.join('、')}` : `${skills}; also: ${names.join(', ')}`;
}
