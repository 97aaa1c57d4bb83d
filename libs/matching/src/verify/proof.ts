import type { OptimalityProof } from '../fill-result';
import { findPerson, findShoot, Market, slotsOfShoot } from '../market/market';
import { EXPERIENCED_LEVEL } from '../matching-input';
import { LABOUR_PRICE_FEN, POINT_PARTS } from '../plan';
import { keepsRules, levelFor } from './pair';
import { soloPoints } from './points';
import { costFen, Filled, roomOf } from './side-rules';

/** {@link OptimalityProof} with the prices of the shoot's side rules, where it has any. */
export type ProofToVerify = OptimalityProof & {
  /** Points for {@link LABOUR_PRICE_FEN} under the labour cap. */
  readonly labourPrice?: number;
  /** Points for one more trainee allowed in a department. */
  readonly traineePrices?: readonly { readonly department: string; readonly points: number }[];
};

/** A proof with its numbers in parts of a point, all of them integers. */
interface Parts {
  readonly openPenalty: number;
  readonly slot: ReadonlyMap<string, number>;
  readonly person: ReadonlyMap<string, number>;
  readonly labour: number;
  /** By crew. */
  readonly trainee: ReadonlyMap<number, number>;
}

function partsOf(market: Market, shoot: number, proof: ProofToVerify): Parts {
  const { shoots, crews, names } = market;
  const trainee = new Map<number, number>();
  for (const { department, points } of proof.traineePrices ?? []) {
    for (let crew = 0; crew < crews.count; crew++) {
      if (crews.shoot[crew] !== shoot || names.departments[crews.department[crew]!] !== department) continue;
      trainee.set(crew, points * POINT_PARTS);
    }
  }
  return {
    openPenalty: proof.openPenalty * POINT_PARTS,
    slot: new Map(proof.slotDuals.map((dual) => [dual.slot, dual.points * POINT_PARTS])),
    person: new Map(proof.personDuals.map((dual) => [dual.person, dual.points * POINT_PARTS])),
    // Where nothing is capped no price holds: it would take from the gains and stand against nothing.
    labour: shoots.labourCapFen[shoot]! < 0 ? 0 : (proof.labourPrice ?? 0) * POINT_PARTS,
    trainee,
  };
}

/** `price` parts for each {@link LABOUR_PRICE_FEN}, exact, rounded down. */
export function labourParts(price: number, fen: number): number {
  const product = price * fen;
  if (Number.isSafeInteger(product)) return (product - (product % LABOUR_PRICE_FEN)) / LABOUR_PRICE_FEN;
  return Number((BigInt(price) * BigInt(fen)) / BigInt(LABOUR_PRICE_FEN));
}

/** {@link labourParts} rounded up. */
export function labourPartsUp(price: number, fen: number): number {
  const down = labourParts(price, fen);
  return BigInt(down) * BigInt(LABOUR_PRICE_FEN) === BigInt(price) * BigInt(fen) ? down : down + 1;
}

class ProofCheck {
  readonly faults: string[] = [];
  private readonly parts: Parts;
  private readonly room;
  private readonly shoot: number;
  private readonly rows: readonly number[];
  private readonly pinned: ReadonlySet<number>;
  /** People who could stand in the shoot. */
  private readonly possible: Set<number>;

  constructor(
    private readonly market: Market,
    private readonly proof: ProofToVerify,
    shootId: string,
  ) {
    this.shoot = findShoot(market, shootId);
    this.parts = partsOf(market, this.shoot, proof);
    this.room = roomOf(market);
    const slots = Array.from(slotsOfShoot(market, this.shoot));
    this.rows = slots.filter((slot) => market.slots.pinned[slot]! < 0);
    this.pinned = new Set(slots.map((slot) => market.slots.pinned[slot]!).filter((person) => person >= 0));
    this.possible = new Set(this.pinned);
  }

  run(filled: readonly Filled[]): string[] {
    const { market, proof, parts } = this;
    const points = [...parts.slot.values(), ...parts.person.values(), ...parts.trainee.values(), parts.labour];
    if (points.some((value) => !Number.isSafeInteger(value) || value < 0)) {
      return [`points are not whole parts (1/${POINT_PARTS}) from 0`];
    }
    let primal = 0;
    for (const [slot, person] of filled) {
      if (market.slots.pinned[slot]! < 0) primal += soloPoints(market, slot, person) + proof.openPenalty;
    }
    const dual = this.dual() / POINT_PARTS;
    if (primal !== proof.primal || dual !== proof.dual) {
      this.faults.push(`primal ${primal} or dual ${dual} is not what is claimed`);
    }
    for (const slot of this.rows) this.checkRow(slot);
    if (this.hasSideRule() ? dual < primal : dual !== primal) this.faults.push(`primal ${primal}, dual ${dual}`);
    return this.faults;
  }

  /** Everything that the prices could earn, in parts. */
  private dual(): number {
    const { parts, room, shoot } = this;
    let sum = 0;
    for (const value of parts.slot.values()) sum += value;
    for (const value of parts.person.values()) sum += value;
    for (const [crew, price] of parts.trainee) sum += price * Math.max(0, room.trainees[crew]!);
    if (parts.labour > 0) sum += labourPartsUp(parts.labour, Math.max(0, room.labourFen[shoot]!));
    return sum;
  }

  /** Slot and person together cover what the pair would gain, less what it takes of the scarce things. */
  private checkRow(slot: number): void {
    const { market, parts, room, shoot, faults } = this;
    const { names, people } = market;
    const slotParts = parts.slot.get(names.slots[slot]!) ?? 0;
    for (let person = 0; person < people.count; person++) {
      if (this.pinned.has(person) || !keepsRules(market, slot, person)) continue;
      const cost = costFen(market, slot, person);
      // Nobody can be paid what is not there.
      if (cost > Math.max(0, room.labourFen[shoot]!)) continue;
      this.possible.add(person);
      const gain = soloPoints(market, slot, person) * POINT_PARTS + parts.openPenalty;
      const charge = labourParts(parts.labour, cost) + this.traineeParts(slot, person);
      if (slotParts + (parts.person.get(names.people[person]!) ?? 0) < gain - charge) {
        faults.push(`pair ${names.slots[slot]}, ${names.people[person]} is not covered`);
      }
    }
  }

  private traineeParts(slot: number, person: number): number {
    const { market, parts, shoot } = this;
    const price = parts.trainee.get(market.crews.ofSlot[slot]!) ?? 0;
    const level = levelFor(market, slot, person);
    if (level === 1) return price;
    return level >= EXPERIENCED_LEVEL ? -price * market.shoots.traineesPerExperienced[shoot]! : 0;
  }

  /** Whether more than an assignment is asked, so that the best plan may lie under every price. */
  private hasSideRule(): boolean {
    const { shoots, pairBans } = this.market;
    if (shoots.labourCapFen[this.shoot]! >= 0 || shoots.traineesPerExperienced[this.shoot]! >= 0) return true;
    for (let k = 0; k < pairBans.length; k += 2) {
      if (this.possible.has(pairBans[k]!) && this.possible.has(pairBans[k + 1]!)) return true;
    }
    return false;
  }
}

/** What does not hold of the proof of a shoot's plan; nothing when it proves what it says. */
export function proofFaults(
  market: Market,
  shootId: string,
  filled: readonly Filled[],
  proof: ProofToVerify,
): string[] {
  const strange = proof.personDuals.filter((dual) => findPerson(market, dual.person) < 0);
  if (strange.length > 0) return [`points of ${strange[0]!.person}, whom the market does not know`];
  return new ProofCheck(market, proof, shootId).run(filled);
}
