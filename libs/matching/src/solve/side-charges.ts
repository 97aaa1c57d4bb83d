import { levelOf, Market } from '../market/market';
import type { MarketPrices } from '../plan';
import { labourCost, labourParts, labourPartsUp, traineeStep } from '../shoot/shoot-rules';
import type { SweptPairs } from './pair-pool';
import type { Groups } from './problem';
import { SideRules } from './side-rules';

/** Prices of what the rules across a shoot's slots make scarce. */
export type SidePrices = Pick<MarketPrices, 'labour' | 'trainee'>;

/** Parts that nobody can pay: she alone costs more than a cap leaves. */
const TOO_MUCH = 2 ** 30;

/**
 * What people pay beside the prices of slots, as multipliers of labour caps and trainee rules: a bound stays valid with
 * it when everything that the prices could earn is added (`certify` says why).
 */
export class SideCharges {
  /** What staff and pins leave. */
  readonly room: SideRules;

  constructor(
    private readonly market: Market,
    private readonly groups: Groups,
    readonly prices: SidePrices,
  ) {
    this.room = new SideRules(market, groups);
  }

  /** Fen that a person costs in a slot of a group. */
  cost(person: number, group: number): number {
    return labourCost(this.market, this.slotOf(group), person);
  }

  /** How much of the room for trainees a person takes in a group; experienced people give some. */
  step(person: number, group: number): number {
    const { people, slots, shoots } = this.market;
    const slot = this.slotOf(group);
    return traineeStep(levelOf(people, person, slots.role[slot]!), shoots.traineesPerExperienced[slots.shoot[slot]!]!);
  }

  /** The crew of a group, -1 without one. */
  crewOf(group: number): number {
    return this.market.crews.ofSlot[this.slotOf(group)]!;
  }

  /** Parts that a person pays in a group; less than nothing for the trainees whom she looks after. */
  of(person: number, group: number): number {
    const { prices, room, groups } = this;
    const shoot = groups.shoot[group]!;
    const left = room.labourLeft(shoot);
    let charge = 0;
    if (left !== Infinity) {
      const cost = this.cost(person, group);
      if (cost > left) return TOO_MUCH;
      charge += labourParts(prices.labour[shoot]!, cost);
    }
    const crew = this.crewOf(group);
    if (crew >= 0 && prices.trainee[crew]! > 0) charge += prices.trainee[crew]! * this.step(person, group);
    return charge;
  }

  /** The most that anybody is paid in a group. */
  bonus(group: number): number {
    const crew = this.crewOf(group);
    if (crew < 0) return 0;
    return this.market.shoots.traineesPerExperienced[this.groups.shoot[group]!]! * this.prices.trainee[crew]!;
  }

  /** Charges of the pairs of some people, into a column. */
  fill({ personStart, personGroup }: Pick<SweptPairs, 'personStart' | 'personGroup'>, column: Int32Array): void {
    for (let person = 0; person + 1 < personStart.length; person++) {
      for (let pair = personStart[person]!; pair < personStart[person + 1]!; pair++) {
        column[pair] = this.of(person, personGroup[pair]!);
      }
    }
  }

  /** The most that the prices can earn, in parts. */
  earnings(): number {
    const { market, prices, room } = this;
    let sum = 0;
    for (let shoot = 0; shoot < market.shoots.count; shoot++) {
      const left = room.labourLeft(shoot);
      if (left !== Infinity) sum += labourPartsUp(prices.labour[shoot]!, left);
    }
    for (let crew = 0; crew < market.crews.count; crew++) sum += prices.trainee[crew]! * room.traineesLeft(crew);
    return sum;
  }

  private slotOf(group: number): number {
    return this.groups.slot[this.groups.unitStart[group]!]!;
  }
}
