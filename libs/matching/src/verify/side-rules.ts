import type { Market } from '../market/market';
import { EXPERIENCED_LEVEL } from '../matching-input';
import { levelFor } from './pair';

/** One slot and the person in it. */
export type Filled = readonly [slot: number, person: number];

/** What a person in a slot costs, in fen: the least pay of the band that she accepts, for each day worked. */
export function costFen({ slots, people }: Market, slot: number, person: number): number {
  const least = Math.max(slots.payLowFen[slot]!, people.payFloorFen[person]!);
  // Only a pinned person can ask for more than the band gives.
  const pay = Math.min(least, slots.payHighFen[slot]!);
  return pay * (slots.dayStart[slot + 1]! - slots.dayStart[slot]!);
}

/** By how much a person in a slot weighs on its crew: 1 for a trainee, minus r for an experienced colleague. */
export function traineeStep(market: Market, slot: number, person: number): number {
  const level = levelFor(market, slot, person);
  if (level === 1) return 1;
  const perExperienced = market.shoots.traineesPerExperienced[market.slots.shoot[slot]!]!;
  return level >= EXPERIENCED_LEVEL ? -perExperienced : 0;
}

/**
 * What staff and pins leave of each side rule: fen under the labour cap by shoot (`Infinity` without a cap), and by crew
 * r times the experienced less the trainees. Below 0 where staff and pins break the rule by themselves; then nothing
 * is left, and what a plan adds has to keep the rule among itself.
 */
export interface Room {
  readonly labourFen: Float64Array;
  readonly trainees: Float64Array;
}

export function roomOf(market: Market): Room {
  const { shoots, slots, crews } = market;
  const labourFen = Float64Array.from(shoots.labourCapFen, (cap) => (cap < 0 ? Infinity : cap));
  const trainees = new Float64Array(crews.count);
  for (let crew = 0; crew < crews.count; crew++) {
    const shoot = crews.shoot[crew]!;
    for (let entry = shoots.staffStart[shoot]!; entry < shoots.staffStart[shoot + 1]!; entry++) {
      if (shoots.staffDepartment[entry] !== crews.department[crew]) continue;
      trainees[crew]! +=
        shoots.traineesPerExperienced[shoot]! * shoots.staffExperienced[entry]! - shoots.staffTrainees[entry]!;
    }
  }
  for (let slot = 0; slot < slots.count; slot++) {
    const person = slots.pinned[slot]!;
    if (person < 0) continue;
    labourFen[slots.shoot[slot]!]! -= costFen(market, slot, person);
    const crew = crews.ofSlot[slot]!;
    if (crew >= 0) trainees[crew]! -= traineeStep(market, slot, person);
  }
  return { labourFen, trainees };
}

/** A side rule that is broken; `byPins` when staff and pins alone break it. */
export interface SideFault {
  readonly kind: 'labourCap' | 'trainees';
  readonly shoot: number;
  readonly detail: string;
  readonly byPins: boolean;
}

/** Broken labour caps and trainee rules of all shoots, or of one. */
export function sideFaults(market: Market, filled: Iterable<Filled>, only?: number): SideFault[] {
  const { shoots, slots, crews, names } = market;
  const room = roomOf(market);
  const cost = new Float64Array(shoots.count);
  const steps = new Float64Array(crews.count);
  for (const [slot, person] of filled) {
    if (slots.pinned[slot]! >= 0) continue;
    cost[slots.shoot[slot]!]! += costFen(market, slot, person);
    const crew = crews.ofSlot[slot]!;
    if (crew >= 0) steps[crew]! += traineeStep(market, slot, person);
  }
  const faults: SideFault[] = [];
  const check = (
    kind: SideFault['kind'],
    shoot: number,
    what: string,
    [used, left]: readonly [number, number],
  ): void => {
    if (only !== undefined && only !== shoot) return;
    const detail = `${what}: ${used} of ${left}`;
    if (left < 0) faults.push({ kind, shoot, detail, byPins: true });
    if (used > Math.max(0, left)) faults.push({ kind, shoot, detail, byPins: false });
  };
  for (let shoot = 0; shoot < shoots.count; shoot++) {
    check('labourCap', shoot, names.shoots[shoot]!, [cost[shoot]!, room.labourFen[shoot]!]);
  }
  for (let crew = 0; crew < crews.count; crew++) {
    const what = `${names.shoots[crews.shoot[crew]!]!}, ${names.departments[crews.department[crew]!]!}`;
    check('trainees', crews.shoot[crew]!, what, [steps[crew]!, room.trainees[crew]!]);
  }
  return faults;
}

/** Pairs of slots of one shoot that hold two people who never share a shoot. */
export function bannedTogether(
  market: Market,
  slotsOf: (person: number) => Iterable<number>,
): (readonly [Filled, Filled])[] {
  const { pairBans, slots } = market;
  const found: (readonly [Filled, Filled])[] = [];
  for (let k = 0; k < pairBans.length; k += 2) {
    const [a, b] = [pairBans[k]!, pairBans[k + 1]!];
    // The same ban may stand in the market twice.
    if (k > 0 && pairBans[k - 2] === a && pairBans[k - 1] === b) continue;
    for (const one of slotsOf(a)) {
      for (const other of slotsOf(b)) {
        if (slots.shoot[one] === slots.shoot[other])
          found.push([
            [one, a],
            [other, b],
          ]);
      }
    }
  }
  return found;
}
