import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { Knob, knob, turn } from '../shoot/knob';
import type { PairPool } from './pair-pool';
import type { Groups } from './problem';
import { SideCharges, SidePrices } from './side-charges';

/** First steps, in parts: for 100 yuan under a labour cap, and for one more trainee. */
const LABOUR_STEP = 2 * POINT_PARTS;
const TRAINEE_STEP = 40 * POINT_PARTS;
/** No price grows beyond what any slot could be worth. */
const MOST = 2 ** 20;

/**
 * The search for the prices of labour caps and trainee rules, beside that for the prices of slots: each goes up while
 * people's best schedules use more than there is, and down while they leave some.
 */
export class SideSearch {
  readonly charges: SideCharges;
  private readonly labour: Knob[];
  private readonly trainee: Knob[];
  private readonly prices: SidePrices;
  private best: SidePrices;
  /** How often pairs had been chosen before the sweep at hand. */
  private before = new Uint8Array(0);

  constructor(
    private readonly market: Market,
    private readonly groups: Groups,
    start?: SidePrices,
  ) {
    const { shoots, crews } = market;
    // Of an earlier solve there may be none for a shoot that is new.
    const carried = (length: number, prices?: Int32Array): Int32Array =>
      Int32Array.from({ length }, (_, k) => Math.max(0, prices?.[k] ?? 0));
    this.prices = {
      labour: carried(shoots.count, start?.labour),
      trainee: carried(crews.count, start?.trainee),
    };
    this.best = this.copy();
    this.charges = new SideCharges(market, groups, this.prices);
    this.labour = Array.from(this.prices.labour, (price) => knob(price, LABOUR_STEP));
    this.trainee = Array.from(this.prices.trainee, (price) => knob(price, TRAINEE_STEP));
  }

  /** The prices as they are. */
  copy(): SidePrices {
    return { labour: this.prices.labour.slice(), trainee: this.prices.trainee.slice() };
  }

  /** Makes a pool ready for a sweep. */
  charge(pool: PairPool): void {
    this.charges.fill(pool, pool.personCharge!);
    this.before = pool.personOften.slice();
  }

  /** The prices as they are were the best. */
  keep(): void {
    this.best = this.copy();
  }

  /** Back to the best prices, or to others that are the best from now on. */
  back(prices: SidePrices = this.best): void {
    this.best = prices;
    this.prices.labour.set(prices.labour);
    this.prices.trainee.set(prices.trainee);
  }

  /** One step of every price, by what the sweep of a pool used. */
  move(pool: PairPool): void {
    const { market, charges, prices } = this;
    const { labour, trainees } = this.used(pool);
    for (let shoot = 0; shoot < market.shoots.count; shoot++) {
      const left = charges.room.labourLeft(shoot);
      if (left !== Infinity) prices.labour[shoot] = moved(this.labour[shoot]!, labour[shoot]! - left);
    }
    for (let crew = 0; crew < market.crews.count; crew++) {
      const over = trainees[crew]! - charges.room.traineesLeft(crew);
      prices.trainee[crew] = moved(this.trainee[crew]!, over);
    }
  }

  /** What people's best schedules use of labour, in fen by shoot, and of the room for trainees, by crew. */
  private used({ personStart, personGroup, personOften }: PairPool) {
    const { market, groups, charges, before } = this;
    const labour = new Float64Array(market.shoots.count);
    const trainees = new Float64Array(market.crews.count);
    for (let person = 0; person + 1 < personStart.length; person++) {
      for (let pair = personStart[person]!; pair < personStart[person + 1]!; pair++) {
        const was = before[pair]!;
        // Only a pair that was chosen has become more frequent than it would be without.
        if (personOften[pair]! <= was - (was >> 3)) continue;
        const group = personGroup[pair]!;
        labour[groups.shoot[group]!]! += charges.cost(person, group);
        const crew = charges.crewOf(group);
        if (crew >= 0) trainees[crew]! += charges.step(person, group);
      }
    }
    return { labour, trainees };
  }
}

function moved(each: Knob, over: number): number {
  turn(each, over);
  each.value = Math.min(each.value, MOST);
  return each.value;
}
