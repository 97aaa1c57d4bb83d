import type { Market } from '../market/market';
import { MatchingInputError } from '../matching-input.error';
import type { MarketPrices } from '../plan';
import { labourParts, labourPartsUp } from '../verify/proof';
import { costFen, Room, roomOf, traineeStep } from '../verify/side-rules';

function checkList(values: Int32Array, length: number, name: string): void {
  if (!(values instanceof Int32Array)) throw new MatchingInputError('wrongType', `prices.${name}`, 'an Int32Array');
  if (values.length !== length) throw new MatchingInputError('outOfRange', `prices.${name}`, `${length} prices`);
  const wrong = values.findIndex((price) => price < 0);
  if (wrong >= 0) throw new MatchingInputError('outOfRange', `prices.${name}[${wrong}]`, 'from 0');
}

/** Throws {@link MatchingInputError} unless there is a price from 0 for every slot, shoot and crew. */
export function checkPrices({ slots, shoots, crews }: Market, prices: MarketPrices): void {
  checkList(prices.slot, slots.count, 'slot');
  checkList(prices.labour, shoots.count, 'labour');
  checkList(prices.trainee, crews.count, 'trainee');
}

/**
 * What a person in a slot has to pay, in parts of a point, and what all of that can come to at most. A plan fills each
 * slot once, spends no more than the labour caps leave and keeps the trainee rules; so what its people pay together is
 * no more than {@link slotPart}, and its value no more than that and what its people have left.
 */
export class Charges {
  private readonly room: Room;

  constructor(
    private readonly market: Market,
    private readonly prices: MarketPrices,
  ) {
    this.room = roomOf(market);
  }

  /** Slot, labour and trainee price of a pair; `Infinity` for somebody who costs more than the cap leaves. */
  of(slot: number, person: number): number {
    const { market, prices, room } = this;
    const shoot = market.slots.shoot[slot]!;
    const crew = market.crews.ofSlot[slot]!;
    let charge = prices.slot[slot]!;
    if (room.labourFen[shoot] !== Infinity) {
      const cost = costFen(market, slot, person);
      if (cost > Math.max(0, room.labourFen[shoot]!)) return Infinity;
      charge += labourParts(prices.labour[shoot]!, cost);
    }
    // Experienced people pay less than nothing for the trainees whom they look after.
    if (crew >= 0) charge += prices.trainee[crew]! * traineeStep(market, slot, person);
    return charge;
  }

  /** No person pays less for the slot. */
  least(slot: number): number {
    const { market, prices } = this;
    const crew = market.crews.ofSlot[slot]!;
    const bonus =
      crew < 0 ? 0 : market.shoots.traineesPerExperienced[market.slots.shoot[slot]!]! * prices.trainee[crew]!;
    return prices.slot[slot]! - bonus;
  }

  /** The most that all people of a plan can pay together. */
  slotPart(): number {
    const { market, prices, room } = this;
    let sum = 0;
    for (let slot = 0; slot < market.slots.count; slot++) {
      if (market.slots.pinned[slot]! < 0) sum += prices.slot[slot]!;
    }
    for (let shoot = 0; shoot < market.shoots.count; shoot++) {
      // Without a cap nobody is charged for labour.
      if (room.labourFen[shoot] === Infinity) continue;
      sum += labourPartsUp(prices.labour[shoot]!, Math.max(0, room.labourFen[shoot]!));
    }
    for (let crew = 0; crew < market.crews.count; crew++) {
      sum += prices.trainee[crew]! * Math.max(0, room.trainees[crew]!);
    }
    return sum;
  }
}
