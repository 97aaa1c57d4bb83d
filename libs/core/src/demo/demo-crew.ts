import {
  BaseId,
  Day,
  DEFAULT_GAP_POLICY,
  Engagement,
  engagementsFit,
  Span,
  spanOf,
  TemplatePosting,
  travelMinutes,
} from '@callboard/domain';
import { DemoPerson } from './demo-people';

/** A place that the demo wants to fill. */
export interface DemoSlot {
  readonly id: string;
  readonly posting: TemplatePosting;
  readonly base: BaseId;
  readonly days: readonly Day[];
}

/** Books demo people by the rules that bind real ones: role, level, travel, availability, pay floor, gap days. */
export class DemoCrew {
  private readonly byRole = new Map<string, DemoPerson[]>();
  private readonly engaged = new Map<string, Engagement<BaseId>[]>();

  constructor(people: readonly DemoPerson[]) {
    for (const person of people) {
      for (const { role } of person.roles) this.byRole.set(role, [...(this.byRole.get(role) ?? []), person]);
    }
  }

  /** Somebody for the slot who is not yet in `taken`, the nearest first; null when nobody fits. */
  book(slot: DemoSlot, taken: Set<string>): DemoPerson | null {
    const person = this.fitting(slot, ['free']).find(({ id }) => !taken.has(id));
    return person ? this.engage(person, slot, taken) : null;
  }

  /** Takes a person for the slot of whom it is known that she fits. */
  engage(person: DemoPerson, slot: DemoSlot, taken: Set<string>): DemoPerson {
    taken.add(person.id);
    const engagement = { span: spanOf(slot.days), base: slot.base, nightRun: 0 };
    this.engaged.set(person.id, [...(this.engaged.get(person.id) ?? []), engagement]);
    return person;
  }

  /** Everybody whom the rules allow in the slot on days of these states, the nearest first. */
  fitting(slot: DemoSlot, states: readonly string[] = ['free', 'prefer_not']): DemoPerson[] {
    const span = spanOf(slot.days);
    return (this.byRole.get(slot.posting.roleId) ?? [])
      .filter((person) => this.fits(person, slot, span, states))
      .sort((a, b) => travelMinutes(a.homeBase, slot.base) - travelMinutes(b.homeBase, slot.base));
  }

  private fits(person: DemoPerson, slot: DemoSlot, span: Span, states: readonly string[]): boolean {
    const { posting, base, days } = slot;
    const level = person.roles.find(({ role }) => role === posting.roleId)?.level ?? 0;
    if (level < posting.minLevel || person.payFloorFen > posting.rateHighFen) return false;
    if (travelMinutes(person.homeBase, base) > person.maxTravelMinutes) return false;
    const free = days.every((day) =>
      person.availability.some(({ first, last, state }) => states.includes(state) && first <= day && day <= last),
    );
    if (!free) return false;
    const next: Engagement<BaseId> = { span, base, nightRun: 0 };
    return (this.engaged.get(person.id) ?? []).every((other) =>
      engagementsFit(other, next, DEFAULT_GAP_POLICY, travelMinutes),
    );
  }
}
