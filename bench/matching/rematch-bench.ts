import { performance } from 'node:perf_hooks';
import { findSlot, Market } from '../../libs/matching/src/market/market';
import type { MarketPlan } from '../../libs/matching/src/plan';
import { Rematcher } from '../../libs/matching/src/rematch/rematcher';
import { Draws } from './draws';

/** How drop-outs, one after the other, were repaired. Shares are of the drop-outs but where it is said otherwise. */
export interface RematchMeasure {
  readonly events: number;
  /** Milliseconds an event, the least of several runs. */
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  /** Every event's time in milliseconds, in the order of the events. */
  readonly times: Float64Array;
  /** Somebody took the slot and nobody else moved. */
  readonly direct: number;
  /** Somebody took the slot, with or without moves. */
  readonly repaired: number;
  /** Drop-outs for which anybody else keeps the rules of the slot. */
  readonly repairable: number;
  /** Of these, the share that was repaired. */
  readonly repairedOfRepairable: number;
  /** People moved for all drop-outs together. */
  readonly moved: number;
  /** Points that the plan lost by drop-outs and repairs together. */
  readonly lost: number;
}

const OPTIONS = { maxMoves: 3, movePenalty: 0 } as const;
/** The first run is for the compiler. The others do the same work; what one takes longer than another is not theirs. */
const RUNS = 4;

/** Whom the drop-outs meet: filled slots without a pin, each as likely as the others, drawn anew for each event. */
function drawFilled({ slots }: Market, { personOfSlot }: MarketPlan, seed: number, count: number): number[] {
  const filled: number[] = [];
  for (let slot = 0; slot < slots.count; slot++) {
    if (slots.pinned[slot]! < 0 && personOfSlot[slot]! >= 0) filled.push(slot);
  }
  return filled.length === 0
    ? []
    : Array.from({ length: count }, (_, k) => filled[new Draws(seed, 11, k).below(filled.length)]!);
}

/**
 * Lets people drop out of random slots of a plan, one after the other, and repairs each with up to three moves. Slots
 * that are drawn again lose the person who came in. All is done several times over from the same plan.
 */
export function measureRematch(market: Market, plan: MarketPlan, seed: number, count: number): RematchMeasure {
  const slots = drawFilled(market, plan, seed, count);
  const runs = Array.from({ length: RUNS }, () => dropOuts(market, plan, slots)).slice(1);
  const times = Float64Array.from(runs[0]!.times, (_, k) => {
    return Math.min(...runs.map((run) => run.times[k]!));
  });
  const sorted = times.slice().sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const { direct, repaired, repairable, moved, lost } = runs[0]!;
  const events = Math.max(1, times.length);
  return {
    events: times.length,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    times,
    direct: direct / events,
    repaired: repaired / events,
    repairable: repairable / events,
    repairedOfRepairable: repairable === 0 ? 1 : repaired / repairable,
    moved,
    lost,
  };
}

/** One run through all drop-outs; slots that have nobody by then are passed over. */
function dropOuts(market: Market, plan: MarketPlan, slots: readonly number[]) {
  const { names } = market;
  const rematcher = new Rematcher(market, plan, OPTIONS);
  const holder = Array.from(plan.personOfSlot, (person) => (person < 0 ? null : names.people[person]!));
  const times: number[] = [];
  let [direct, repaired, repairable, moved, lost] = [0, 0, 0, 0, 0];
  for (const slot of slots) {
    const person = holder[slot]!;
    if (person === null) continue;
    const event = { kind: 'dropOut', slot: names.slots[slot]!, person } as const;
    const start = performance.now();
    const repair = rematcher.apply(event);
    times.push(performance.now() - start);
    for (const move of repair.moved) {
      holder[findSlot(market, move.to)] = move.person;
      holder[findSlot(market, move.from)] = move.replacedBy;
    }
    for (const each of repair.slots) holder[findSlot(market, each.slot)] = each.person;
    const { repairable: possible, person: found } = repair.slots[0]!;
    if (possible) repairable += 1;
    if (found !== null) repaired += 1;
    if (found !== null && repair.moved.length === 0) direct += 1;
    moved += repair.moved.length;
    lost -= repair.value;
  }
  return { times, direct, repaired, repairable, moved, lost };
}
