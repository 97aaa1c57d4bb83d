import { MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import {
  Assignment,
  cutShards,
  Market,
  PlacedExplanation,
  PlanExplainer,
  PlanGapExplanation,
  ShardAnswer,
  ShardedThreads,
  ShardRequest,
  shortagesOf,
  solve,
  SolveResult,
  verifyPlan,
} from '@callboard/matching';
import type { BeginRequest, LeadOrder, LeadReport, LeadSettings, MarketSummary } from './market-message';
import { MarketAssembler } from './market-part';
import { pack, unpack } from './packed';

/** Looks for an order this often although nobody woke it. */
const PATIENCE_MS = 1_000;

function assignmentOf(slot: string, placed: PlacedExplanation): Assignment {
  return { ...placed, slot };
}

/** One market, solved in this thread with the help of shards elsewhere. The thread waits where others have to answer. */
export class LeadSession {
  private readonly parts = new MarketAssembler();
  private turn = 0;

  constructor(
    private readonly port: MessagePort,
    private readonly control: Int32Array,
  ) {}

  take(order: LeadOrder): void {
    if (order.kind === 'part') this.parts.add(unpack(order.bytes));
    else if (order.kind === 'solve') this.run(order.settings);
  }

  private report(report: LeadReport): void {
    this.port.postMessage(report);
  }

  private run({ shards, gapTarget }: LeadSettings): void {
    const market = this.parts.build();
    const warm = this.parts.warmStart(market);
    const cuts = cutShards(market.people.count, shards);
    const result = solve(market, {
      gapTarget,
      ...warm,
      onProgress: (step) => this.report({ kind: 'step', step }),
      threads: (whole, problem) => {
        this.ask({ kind: 'begin', ofSlot: problem.groups.ofSlot, from: cuts.map(([from]) => from) });
        return new ShardedThreads(whole, problem, cuts, (request) => this.ask(request).map(unpack<ShardAnswer>));
      },
    });
    const found = verifyPlan(market, result.plan);
    const [fault] = found.violations;
    if (fault) throw new Error(`the plan breaks a rule: ${JSON.stringify(fault)}`);
    this.report({ kind: 'solved', summary: this.summaryOf(market, result, warm !== null) });
    this.explain(market, result);
    this.report({ kind: 'end' });
  }

  private summaryOf(market: Market, result: SolveResult, warm: boolean): MarketSummary {
    const { value, bound, gap, filled, open, work } = result;
    const pinned = market.slots.pinned.reduce((count, person) => count + (person >= 0 ? 1 : 0), 0);
    const counts = { people: market.people.count, slots: market.slots.count, pinned };
    return { ...counts, filled, open, value, bound, gap, work, warm, segments: shortagesOf(market, result) };
  }

  /** Says shoot by shoot who is where and why, and why the rest is open. */
  private explain(market: Market, { plan, prices }: SolveResult): void {
    const explainer = new PlanExplainer(market, { plan, prices });
    for (let shoot = 0; shoot < market.shoots.count; shoot++) {
      const slots = market.shoots.slot.subarray(market.shoots.slotStart[shoot]!, market.shoots.slotStart[shoot + 1]!);
      const assignments: Assignment[] = [];
      const open: PlanGapExplanation[] = [];
      // Places of a posting on the same days are open for the same reasons.
      const known = new Map<string, PlanGapExplanation>();
      for (const slot of slots) {
        const id = market.names.slots[slot]!;
        const placed = explainer.placed(id);
        if (placed) {
          assignments.push(assignmentOf(id, placed));
          continue;
        }
        const key = [market.slots.posting[slot], market.slots.first[slot], market.slots.last[slot]].join();
        const excluded = market.slots.excludedStart[slot + 1]! - market.slots.excludedStart[slot]!;
        const alike = excluded === 0 ? known.get(key) : undefined;
        const why = alike ? { ...alike, slot: id } : explainer.gap(id);
        if (excluded === 0) known.set(key, why);
        open.push(why);
      }
      const free = Array.from(slots).filter((slot) => market.slots.pinned[slot]! < 0);
      this.report({
        kind: 'batch',
        batch: {
          shoot: market.names.shoots[shoot]!,
          assignments,
          open,
          prices: free.map((slot) => ({ slot: market.names.slots[slot]!, price: prices.slot[slot]! })),
        },
      });
      this.wait();
    }
  }

  private ask(request: ShardRequest | BeginRequest): readonly Uint8Array[] {
    this.report({ kind: 'ask', step: request.kind, bytes: pack(request) });
    return this.wait();
  }

  /** Blocks until the main thread has answered. */
  private wait(): readonly Uint8Array[] {
    this.turn += 1;
    while (Atomics.load(this.control, 0) < this.turn) {
      Atomics.wait(this.control, 0, this.turn - 1, PATIENCE_MS);
    }
    const order = receiveMessageOnPort(this.port)?.message as LeadOrder | undefined;
    if (order?.kind !== 'answers') throw new Error(`answers were expected, not ${order?.kind ?? 'nothing'}`);
    return order.bytes;
  }
}
