import { levelOf, Market, slotsOfShoot } from '../market/market';
import { EXPERIENCED_LEVEL } from '../matching-input';
import { LABOUR_PRICE_FEN } from '../plan';

/** The rules across the slots of one shoot, and what its staff and pins leave of them. */
export interface ShootRules {
  /** Slots without a pin, ascending. */
  readonly rows: readonly number[];
  /** Fen left under the labour cap, from 0; `Infinity` without a cap. */
  readonly labourFen: number;
  /** Trainees that an experienced colleague can look after; -1 without a limit. */
  readonly perExperienced: number;
  /** Crews of the market; the shoot's own numbers are places in this list. */
  readonly crews: readonly number[];
  /** Crew of each row, by the shoot's own number; -1 without one. */
  readonly crewOf: Int32Array;
  /** Trainees less those whom experienced colleagues look after: the most that a plan may add, from 0. */
  readonly traineeRoom: readonly number[];
  /** People pinned in the shoot. */
  readonly pinned: readonly number[];
  /** Partners of each person who is in a ban. */
  readonly bans: ReadonlyMap<number, readonly number[]>;
  /** People banned from the company of a pinned person. */
  readonly unwelcome: ReadonlySet<number>;
}

const NO_BANS: ReadonlyMap<number, readonly number[]> = new Map();
const bansOfMarket = new WeakMap<Int32Array, ReadonlyMap<number, readonly number[]>>();

/** Partners by person; read once a market. */
function bansOf({ pairBans }: Market): ReadonlyMap<number, readonly number[]> {
  if (pairBans.length === 0) return NO_BANS;
  const known = bansOfMarket.get(pairBans);
  if (known) return known;
  const bans = new Map<number, number[]>();
  const add = (person: number, other: number): void => {
    const partners = bans.get(person);
    if (!partners) bans.set(person, [other]);
    else if (!partners.includes(other)) partners.push(other);
  };
  for (let k = 0; k < pairBans.length; k += 2) {
    add(pairBans[k]!, pairBans[k + 1]!);
    add(pairBans[k + 1]!, pairBans[k]!);
  }
  bansOfMarket.set(pairBans, bans);
  return bans;
}

/** What a person costs in a slot, in fen; a pinned person at most what the band gives. */
export function labourCost({ slots, people }: Market, slot: number, person: number): number {
  const pay = Math.min(Math.max(slots.payLowFen[slot]!, people.payFloorFen[person]!), slots.payHighFen[slot]!);
  return pay * (slots.dayStart[slot + 1]! - slots.dayStart[slot]!);
}

/** What a person of a level adds to the trainees of a crew. */
export function traineeStep(level: number, perExperienced: number): number {
  if (level === 1) return 1;
  return level >= EXPERIENCED_LEVEL ? -perExperienced : 0;
}

/** `price` parts for each {@link LABOUR_PRICE_FEN}, rounded down; exact as long as the result is below 2^53. */
export function labourParts(price: number, fen: number): number {
  const rest = fen % LABOUR_PRICE_FEN;
  return price * ((fen - rest) / LABOUR_PRICE_FEN) + Math.floor((price * rest) / LABOUR_PRICE_FEN);
}

/** {@link labourParts} rounded up. */
export function labourPartsUp(price: number, fen: number): number {
  const rest = fen % LABOUR_PRICE_FEN;
  return price * ((fen - rest) / LABOUR_PRICE_FEN) + Math.ceil((price * rest) / LABOUR_PRICE_FEN);
}

/** Reads the rules of a shoot. */
export function rulesOf(market: Market, shoot: number): ShootRules {
  const { slots, shoots, crews, people } = market;
  const all = slotsOfShoot(market, shoot);
  const perExperienced = shoots.traineesPerExperienced[shoot]!;
  const cap = shoots.labourCapFen[shoot]!;
  let labourFen = cap < 0 ? Infinity : cap;
  const numbers: number[] = [];
  const room: number[] = [];
  const crewNumber = (slot: number): number => {
    const crew = crews.ofSlot[slot]!;
    if (crew < 0) return -1;
    const known = numbers.indexOf(crew);
    return known >= 0 ? known : room.push(0) && numbers.push(crew) - 1;
  };
  const rows: number[] = [];
  const crewOf: number[] = [];
  const pinned: number[] = [];
  for (const slot of all) {
    const crew = crewNumber(slot);
    const person = slots.pinned[slot]!;
    if (person < 0) {
      rows.push(slot);
      crewOf.push(crew);
      continue;
    }
    pinned.push(person);
    labourFen -= labourCost(market, slot, person);
    if (crew >= 0) room[crew]! -= traineeStep(levelOf(people, person, slots.role[slot]!), perExperienced);
  }
  numbers.forEach((crew, k) => {
    for (let entry = shoots.staffStart[shoot]!; entry < shoots.staffStart[shoot + 1]!; entry++) {
      if (shoots.staffDepartment[entry] !== crews.department[crew]) continue;
      room[k]! += perExperienced * shoots.staffExperienced[entry]! - shoots.staffTrainees[entry]!;
    }
  });
  const bans = bansOf(market);
  return {
    rows,
    labourFen: Math.max(0, labourFen),
    perExperienced,
    crews: numbers,
    crewOf: Int32Array.from(crewOf),
    traineeRoom: room.map((left) => Math.max(0, left)),
    pinned,
    bans,
    unwelcome: new Set(bans.size === 0 ? [] : pinned.flatMap((person) => bans.get(person) ?? [])),
  };
}
