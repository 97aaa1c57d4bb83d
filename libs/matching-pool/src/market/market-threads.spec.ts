import {
  buildMarket,
  cutShards,
  makeProblem,
  MarketShard,
  MatchingInput,
  MatchingInputError,
  ShardedThreads,
  shortagesOf,
  solve,
} from '@callboard/matching';
import { smallMarket } from '../fixture/small-market';
import { MatchingPoolError } from '../matching-pool.error';
import { MarketLead } from './market-lead';
import type { MarketSummary, ShootBatch, StepKind } from './market-message';
import type { MarketPart } from './market-part';
import { MarketSeat } from './market-seat';
import { pack } from './packed';

const SHARDS = 3;
const small = smallMarket(7, { people: 60, slots: 40, shoots: 5 });
/** As runs of the market have it: without pins. */
const input: MatchingInput = { ...small, slots: small.slots.map(({ pinnedPerson: _, ...slot }) => slot) };
const { people, slots, applications, ...terms } = input;
const ids = buildMarket(input).names.people;
const cuts = cutShards(ids.length, SHARDS);
const closing: { close(): Promise<void> }[] = [];

afterEach(() => Promise.all(closing.splice(0).map((each) => each.close())));

const common: MarketPart = { terms, slots };
const partOf = (shard: number): MarketPart => {
  const own = new Set(ids.slice(...cuts[shard]!));
  return { people: people.filter(({ id }) => own.has(id)), applications };
};

function aLead(parts: readonly MarketPart[] = [common, ...cuts.map((_, shard) => partOf(shard))]): MarketLead {
  const lead = new MarketLead();
  closing.push(lead);
  for (const part of parts) lead.add(pack(part));
  return lead;
}

const settings = { shards: SHARDS, gapTarget: 0 };

describe('threads that share a market', () => {
  test('come to what one thread comes to, and say who is where and why', async () => {
    const seat = new MarketSeat();
    closing.push(seat);
    const open = new Set<number>();
    let begin: Uint8Array | undefined;
    const asked: StepKind[] = [];
    const batches: ShootBatch[] = [];
    let summary: MarketSummary | undefined;
    await aLead().run(settings, {
      ask: async (step, request) => {
        asked.push(step);
        if (step === 'begin') begin = request;
        if (step === 'begin') return [];
        const answers: Uint8Array[] = [];
        for (let shard = 0; shard < SHARDS; shard++) {
          const parts = [common, partOf(shard)].map((part) => pack(part));
          if (!open.has(shard)) await seat.open({ shard, begin: begin!, parts });
          open.add(shard);
          answers.push((await seat.answer(shard, request, false))!);
        }
        return answers;
      },
      onStep: () => undefined,
      onSolved: (found) => {
        summary = found;
      },
      onBatch: async (batch) => {
        batches.push(batch);
      },
    });
    const market = buildMarket(input);
    const here = solve(market, {
      gapTarget: 0,
      threads: (whole, problem) => {
        const shards = cuts.map(([from, to], shard) => {
          const own = buildMarket({ ...input, ...(partOf(shard) as Pick<MatchingInput, 'people'>) });
          expect(own.people.count).toBe(to - from);
          return new MarketShard(own, makeProblem(own, undefined, problem.groups.ofSlot), from);
        });
        return new ShardedThreads(whole, problem, cuts, (request) => shards.map((each) => each.answer(request)));
      },
    });
    expect(summary).toMatchObject({
      people: 60,
      value: here.value,
      bound: here.bound,
      filled: here.filled,
      warm: false,
    });
    expect(asked.slice(0, 2)).toEqual(['begin', 'pool']);
    const placed = batches.flatMap(({ assignments }) => assignments.map(({ slot, person }) => [slot, person]));
    const expected = market.names.slots.flatMap((slot, k) => {
      const person = here.plan.personOfSlot[k]!;
      return person < 0 ? [] : [[slot, market.names.people[person]!]];
    });
    expect([...placed].sort()).toEqual([...expected].sort());
    expect(batches.flatMap(({ open: gaps }) => gaps)).toHaveLength(here.open);
    const prices = batches.flatMap((batch) => batch.prices);
    expect(prices).toHaveLength(market.slots.count);
    expect(summary!.segments).toEqual(shortagesOf(market, here));
  });

  test('begin with what an earlier run has left', async () => {
    const earlier = slots.map(({ id }) => ({ slot: id, price: 64, person: null }));
    const solved = new Promise<MarketSummary>((resolve, reject) => {
      const lead = aLead([common, { people, applications }, { earlier }]);
      const seat = new MarketSeat();
      closing.push(seat);
      let opened: Promise<void> | undefined;
      lead
        .run(
          { shards: 1, gapTarget: 1 },
          {
            ask: async (step, request) => {
              if (step === 'begin') {
                opened = seat.open({ shard: 0, begin: request, parts: [pack(common), pack({ people, applications })] });
                return [];
              }
              await opened;
              return [(await seat.answer(0, request, false))!];
            },
            onStep: () => undefined,
            onSolved: resolve,
            onBatch: () => Promise.resolve(),
          },
        )
        .catch(reject);
    });
    expect(await solved).toMatchObject({ warm: true });
  });

  test('say what is wrong with a part, and end with whatever a handler throws', async () => {
    const handlers = {
      ask: () => Promise.reject(new Error('the database is away')),
      onStep: () => undefined,
      onSolved: () => undefined,
      onBatch: () => Promise.resolve(),
    };
    const [person] = people;
    const wrong = aLead([common, { people: [{ ...person!, payFloorFen: NaN }] }]);
    await expect(wrong.run(settings, handlers)).rejects.toBeInstanceOf(MatchingInputError);
    await expect(aLead().run(settings, handlers)).rejects.toThrow('the database is away');
    const ended = aLead();
    const run = ended.run(settings, { ...handlers, ask: () => new Promise(() => undefined) });
    const code = run.then(
      () => 'no error',
      (error: unknown) => (error instanceof MatchingPoolError ? error.code : String(error)),
    );
    await ended['worker'].terminate();
    expect(await code).toBe('threadDied');
  });

  test('a seat takes one order at a time, of shards that it has opened', async () => {
    const seat = new MarketSeat();
    closing.push(seat);
    const first = seat.answer(0, pack({ kind: 'pool', floor: new Int32Array(0) }), false);
    await expect(seat.drop(0)).rejects.toThrow('one order at a time');
    await expect(first).rejects.toThrow('not open');
  });
});
