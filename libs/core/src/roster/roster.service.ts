import { Injectable } from '@nestjs/common';
import { RosterRepository, RosterShoot, RosterSlot, Transactions } from '@callboard/database';
import { addDays, Day, daysOf, DepartmentId, DomainError, fromDateRange, span } from '@callboard/domain';
import { dood, DoodCode, RosterGrid, rosterGrid, shootCalendar } from '@callboard/scheduling';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';

/** A person of the crew with what she does. */
export interface RosterPerson {
  readonly personId: string;
  readonly displayName: string;
  readonly handle: string;
  readonly slots: readonly {
    readonly slotId: string;
    readonly roleId: string;
    readonly department: string;
    readonly days: readonly Day[];
  }[];
  /** Day-out-of-days codes, one a day of the grid. */
  readonly codes: readonly (DoodCode | null)[];
  readonly paidDays: number;
}

/** A place that nobody has taken yet. */
export interface RosterGap {
  readonly slotId: string;
  readonly postingId: string;
  readonly roleId: string;
  readonly department: string;
  readonly position: number;
  readonly days: readonly Day[];
  readonly state: 'open' | 'offered';
  readonly liveOffers: number;
  /** `awaitingAnswer`, `notAsked`, or the code of the rule that kept everybody out. */
  readonly reason: string;
}

/** Who works on which day of a shoot, and where somebody is missing. */
export interface Roster {
  readonly shoot: RosterShoot & { readonly runFirst: Day; readonly runLast: Day };
  readonly grid: RosterGrid;
  readonly people: readonly RosterPerson[];
  readonly gaps: readonly RosterGap[];
}

/** The roster of a shoot, from three statements whatever the size of the crew. */
@Injectable()
export class Rosters {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly rosters: RosterRepository,
  ) {}

  /** The roster for the members of the company, and for the platform's admins and auditors. */
  async get(call: Call, shootId: string): Promise<Roster> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.rosters.shoot(tx, shootId);
      if (!shoot) throw new DomainError('notFound');
      this.access.company(call.actor, shoot.companyId, 'roster.read');
      return rosterOf(shoot, await this.rosters.slots(tx, shootId));
    });
  }
}

function gapReason(slot: RosterSlot): string {
  if (slot.state === 'offered') return 'awaitingAnswer';
  return slot.bindingRule === null ? 'notAsked' : `rule.${slot.bindingRule}`;
}

function gapOf(slot: RosterSlot): RosterGap {
  const { slotId, postingId, roleId, department, position, days, liveOffers } = slot;
  const state = slot.state === 'offered' ? 'offered' : 'open';
  return { slotId, postingId, roleId, department, position, days, state, liveOffers, reason: gapReason(slot) };
}

/** Puts a roster together: pure. */
export function rosterOf(shoot: RosterShoot, slots: readonly RosterSlot[]): Roster {
  const shootingDays = daysOf(span(shoot.firstShootingDay, addDays(shoot.firstShootingDay, shoot.shootingDays - 1)));
  const days = shootCalendar(
    shootingDays,
    slots.flatMap((slot) => slot.days),
  );
  const grid = rosterGrid({
    days,
    slots: slots as readonly (RosterSlot & { readonly department: DepartmentId })[],
  });
  const booked = slots.filter((slot) => slot.state === 'booked' && slot.personId !== null);
  const lines = dood(
    days,
    booked.map((slot) => ({ personId: slot.personId!, days: slot.days })),
  );
  const places = new Map<string, RosterSlot[]>();
  for (const slot of booked) {
    const own = places.get(slot.personId!);
    if (own) own.push(slot);
    else places.set(slot.personId!, [slot]);
  }
  const people = lines.rows.map((line): RosterPerson => {
    const own = places.get(line.personId)!;
    return {
      personId: line.personId,
      displayName: own[0]!.displayName!,
      handle: own[0]!.handle!,
      slots: own.map(({ slotId, roleId, department, days: worked }) => ({ slotId, roleId, department, days: worked })),
      codes: line.codes,
      paidDays: line.paidDays,
    };
  });
  const run = fromDateRange(shoot.run);
  return {
    shoot: { ...shoot, runFirst: run.first, runLast: run.last },
    grid,
    people,
    gaps: slots.filter((slot) => slot.state === 'open' || slot.state === 'offered').map(gapOf),
  };
}
