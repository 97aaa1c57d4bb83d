import { INestApplicationContext } from '@nestjs/common';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPerson, StagedShoot } from '@callboard/testing';
import { AutoAsk } from '../offer/auto-ask.service';
import { OfferModule } from '../offer/offer.module';
import { MarketRunner } from './market-runner.service';
import { MarketRuns } from './market-runs.service';
import { MarketSharding } from './market-snapshot.service';
import { MarketSeats } from './market-seats.service';
import { MatchRuns } from './match-runs.service';
import { Proposals } from './proposals.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let runs: MarketRuns;
let admin: StagedPerson;

beforeAll(async () => {
  house = await openHiringCore([OfferModule]);
  ({ stage, core } = house);
  runs = core.get(MarketRuns);
  admin = await stage.platform('admin');
});

afterAll(() => house?.close());

/** Every test has a market of its own. */
afterEach(async () => {
  await stage.rows(`UPDATE shoot SET state = 'cancelled'`);
  await stage.rows(`UPDATE match_run SET state = 'superseded' WHERE state IN ('queued', 'running')`);
  await stage.rows(`UPDATE profile SET searchable = false`);
});

const row = async <T>(text: string, params: readonly unknown[] = []): Promise<T> =>
  (await stage.rows<T>(text, params))[0]!;
const stateOf = (runId: string): Promise<string> => stage.value('SELECT state FROM match_run WHERE id = $1', [runId]);

const isLive = async (runId: string): Promise<boolean> => ['queued', 'running'].includes(await stateOf(runId));

/** Whether somebody leads the run now and has called for seats: a leader who died may have called before. */
const calledBy = (runId: string): Promise<boolean> =>
  stage.value(
    `SELECT EXISTS (SELECT FROM match_run r JOIN outbox o ON o.job = 'market.seat' AND o.payload ->> 'runId' = r.id::text
       WHERE r.id = $1 AND r.lease_until > clock_timestamp() AND o.dedupe_key LIKE '%' || r.lease_token || '%')`,
    [runId],
  );

/** Sits down for a run once somebody leads it, as a worker does that hears of it. */
async function sit(runId: string, signal = new AbortController().signal): Promise<void> {
  while (!(await calledBy(runId))) {
    if (!(await isLive(runId))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await core.get(MarketSeats).sit(await stage.ticket('market.seat', runId), runId, signal);
}

async function lead(runId: string, signal = new AbortController().signal): Promise<void> {
  await core.get(MarketRunner).run(await stage.ticket('market.run', runId), runId, signal);
}

/** Waits until the shards have been asked so often; fails when the run is over before. */
async function untilStep(runId: string, steps: number): Promise<void> {
  while ((await stage.value<number>('SELECT count(*)::int FROM market_step WHERE run_id = $1', [runId])) < steps) {
    if (!(await isLive(runId))) throw new Error(`the run was over before step ${steps}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Asks for a run and does it with so many seats. */
async function match(seats = 1): Promise<string> {
  const { id } = await runs.request(admin.call);
  await Promise.all([lead(id), ...Array.from({ length: seats }, () => sit(id))]);
  return id;
}

/** Two shoots of different companies at once, with three gaffers wanted in all and two of them there. */
async function shortMarket(role: string): Promise<{ a: StagedShoot; b: StagedShoot; people: StagedPerson[] }> {
  const a = await stage.shoot(await stage.producer());
  const b = await stage.shoot(await stage.producer());
  await stage.posting(a, { role, count: 2 });
  await stage.posting(b, { role, count: 1 });
  return { a, b, people: await stage.people(2, { role }) };
}

const chosen = (shoots: readonly StagedShoot[]): Promise<{ shoot_id: string; person_id: string }[]> =>
  stage.rows(
    `SELECT shoot_id, person_id FROM proposal WHERE shoot_id = ANY($1::uuid[]) AND state IN ('suggested', 'pinned')`,
    [shoots.map(({ shootId }) => shootId)],
  );

describe('a run of the whole market', () => {
  it('places nobody twice, says how near to the best it is, and why the rest is open', async () => {
    const { a, b } = await shortMarket('gaffer');
    const runId = await match();

    const run = await runs.get(admin.call, runId);
    expect(run).toMatchObject({ state: 'done', stage: 'done', failure: null, cause: 'admin', shards: 1 });
    const result = run.result as Record<string, unknown>;
    expect(result).toMatchObject({ people: 2, slots: 3, filled: 2, open: 1, proposed: 2, overtaken: 0 });
    expect(result['value']).toBeLessThanOrEqual(result['bound'] as number);
    expect(result['gap']).toBeLessThan(0.01);
    expect(result['openByRule']).toEqual([{ rule: 'elsewhere', slots: 1 }]);
    expect(result['segments']).toMatchObject([{ role: 'gaffer', slots: 3, filled: 2 }]);

    const people = (await chosen([a, b])).map((each) => each.person_id);
    expect(new Set(people).size).toBe(2);
    const boards = await Promise.all([a, b].map((s) => core.get(Proposals).board(s.producer.call, s.shootId)));
    const slots = boards.flatMap((board) => board.slots);
    for (const { proposal } of slots.filter((slot) => slot.proposal)) {
      expect(proposal!.terms.reduce((sum, term) => sum + term.points, 0)).toBe(proposal!.score);
    }
    const [open] = slots.filter((slot) => !slot.proposal);
    expect(open!.shortfall).toMatchObject({ bindingRule: 'elsewhere' });
    const [gap] = await runs.gaps(admin.call, runId, { offset: 0, limit: 10 });
    expect(gap).toMatchObject({ slotId: open!.slotId, roleId: 'gaffer', bindingRule: 'elsewhere' });
    // Nobody is left: one more gaffer is worth a filled place, and costs nobody anything.
    expect(gap!.worthPoints).toBeGreaterThan((result['value'] as number) / 3);
    expect(await stage.value('SELECT max(price_parts) FROM slot_price WHERE run_id = $1', [runId])).toBe(0);
    // The work is gone, prices stay.
    expect(
      await row(
        'SELECT (SELECT count(*)::int FROM market_part) AS parts, (SELECT count(*)::int FROM market_task) AS tasks',
      ),
    ).toEqual({ parts: 0, tasks: 0 });
    expect(await stage.value('SELECT count(*)::int FROM slot_price WHERE run_id = $1', [runId])).toBe(3);
  });

  it('begins with the prices of the night before, and comes to the same', async () => {
    await shortMarket('best-boy-electric');
    const first = await runs.get(admin.call, await match());
    const second = await runs.get(admin.call, await match());
    expect([first.result!['warm'], second.result!['warm']]).toEqual([false, true]);
    expect(second.result!['value']).toBe(first.result!['value']);
  });

  it('done twice leaves the same state, with one audit row a step', async () => {
    const { a, b } = await shortMarket('key-grip');
    const runId = await match();
    const before = await chosen([a, b]);
    await lead(runId);
    expect(await chosen([a, b])).toEqual(before);
    const trail = await stage.rows<{ action: string }>(
      'SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id',
      [runId],
    );
    expect(trail.map(({ action }) => action)).toEqual(['matchRun.request', 'matchRun.start', 'matchRun.finish']);
  });

  it('leaves pins, live offers and people who were asked alone', async () => {
    const { a, b, people } = await shortMarket('grip');
    const [pinned, asked] = people as [StagedPerson, StagedPerson];
    await match();
    const [of] = await stage.rows<{ id: string; shoot_id: string }>(
      `SELECT id, shoot_id FROM proposal WHERE person_id = $1 AND state = 'suggested'`,
      [pinned.personId],
    );
    const shoot = of!.shoot_id === a.shootId ? a : b;
    await core.get(Proposals).pin(shoot.producer.call, of!.id);
    const other = await row<{ slot_id: string; posting_id: string; shoot_id: string }>(
      `SELECT p.slot_id, s.posting_id, p.shoot_id FROM proposal p JOIN slot s ON s.id = p.slot_id WHERE p.person_id = $1 AND p.state = 'suggested'`,
      [asked.personId],
    );
    await stage.rows(
      `INSERT INTO offer (id, slot_id, posting_id, shoot_id, person_id, span, terms, reasons, pay_fen, state, expires_at)
       SELECT gen_random_uuid(), s.id, s.posting_id, s.shoot_id, $2, s.span, '{}', '{}', 1, 'declined', now() FROM slot s WHERE s.posting_id = $1`,
      [other.posting_id, asked.personId],
    );
    const runId = await match();
    const rows = await chosen([a, b]);
    // She who declined here is free for the other shoot only, and the pin stands.
    expect(rows.filter((each) => each.person_id === pinned.personId)).toEqual([
      { shoot_id: shoot.shootId, person_id: pinned.personId },
    ]);
    expect(rows.filter((each) => each.person_id === asked.personId && each.shoot_id === other.shoot_id)).toEqual([]);
    expect((await runs.get(admin.call, runId)).state).toBe('done');
  });

  it('offers those who cannot be found to those alone to whom they have applied', async () => {
    const role = 'boom-operator';
    const a = await stage.shoot(await stage.producer());
    const b = await stage.shoot(await stage.producer());
    await stage.posting(a, { role, count: 1 });
    const wanted = await stage.posting(b, { role, count: 1 });
    const hidden = await stage.person({ role });
    await stage.rows('UPDATE profile SET searchable = false WHERE person_id = $1', [hidden.personId]);
    await stage.application(wanted, hidden.personId);
    await match();
    expect(await chosen([a, b])).toEqual([{ shoot_id: b.shootId, person_id: hidden.personId }]);
  });

  it('leaves a shoot alone whose producer has asked since, and one that has closed', async () => {
    const { a, b } = await shortMarket('focus-puller');
    const { id } = await runs.request(admin.call);
    const done = Promise.all([lead(id), sit(id)]);
    while ((await stage.value('SELECT snapshot_at IS NULL FROM match_run WHERE id = $1', [id])) === true) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await core.get(MatchRuns).request(a.producer.call, a.shootId);
    await stage.rows(`UPDATE shoot SET state = 'cancelled' WHERE id = $1`, [b.shootId]);
    await done;
    expect((await runs.get(admin.call, id)).result).toMatchObject({ skippedShoots: 2, proposed: 0 });
    expect(await chosen([a, b])).toEqual([]);
  });

  it('leaves out whom the world has taken since the snapshot, and says so', async () => {
    const { a, b, people } = await shortMarket('script-supervisor');
    const { id } = await runs.request(admin.call);
    const done = Promise.all([lead(id), sit(id)]);
    while ((await stage.value('SELECT snapshot_at IS NULL FROM match_run WHERE id = $1', [id])) === true) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await stage.bookingElsewhere(people[0]!.personId, 1, 40);
    await done;
    expect((await chosen([a, b])).map((each) => each.person_id)).toEqual([people[1]!.personId]);
    expect((await runs.get(admin.call, id)).result).toMatchObject({ proposed: 1, overtaken: 1 });
  });
});

describe('several who work on a run', () => {
  it('come to the same bound and plan, whoever dies in the middle', async () => {
    const role = 'gaffer';
    const shoots = [];
    for (let k = 0; k < 3; k++) {
      const shoot = await stage.shoot(await stage.producer());
      await stage.posting(shoot, { role, count: 6 });
      shoots.push(shoot);
    }
    await stage.people(30, { role });
    const found = async (runId: string): Promise<unknown> => {
      const { result, shards } = await runs.get(admin.call, runId);
      expect(shards).toBeGreaterThan(2);
      return {
        bound: result!['bound'],
        value: result!['value'],
        plan: await stage.rows(`SELECT slot_id, person_id FROM proposal WHERE run_id = $1 ORDER BY slot_id`, [runId]),
      };
    };
    core.get(MarketSharding).peopleAShard = 10;
    const cold = async (work: (id: string) => Promise<unknown>): Promise<unknown> => {
      await stage.rows('DELETE FROM slot_price');
      await stage.rows(`UPDATE proposal SET state = 'replaced' WHERE state = 'suggested'`);
      const { id } = await runs.request(admin.call);
      await work(id);
      return found(id);
    };
    const alone = await cold((id) => Promise.all([lead(id), sit(id)]));
    expect(await cold((id) => Promise.all([lead(id), sit(id), sit(id), sit(id)]))).toEqual(alone);
    expect(
      await cold((id) => {
        const dies = new AbortController();
        const death = untilStep(id, 6).then(() => dies.abort());
        return Promise.all([lead(id), sit(id), codeOf(sit(id, dies.signal)), death]);
      }),
    ).toEqual(alone);
    // The leader stops in the middle, and another goes on with what it finds.
    expect(
      await cold(async (id) => {
        const dies = new AbortController();
        const seat = sit(id);
        const death = untilStep(id, 9).then(() => dies.abort());
        expect(await codeOf(lead(id, dies.signal))).toBe('busy');
        await death;
        await seat;
        await Promise.all([lead(id), sit(id)]);
      }),
    ).toEqual(alone);
  }, 180_000);

  it('stop when a newer run takes the place of theirs', async () => {
    await shortMarket('gaffer');
    const { id } = await runs.request(admin.call);
    const first = lead(id);
    while ((await stateOf(id)) !== 'running') await new Promise((resolve) => setTimeout(resolve, 5));
    const next = await runs.request(admin.call);
    expect(next.id).not.toBe(id);
    expect(await stateOf(id)).toBe('superseded');
    await first;
    await sit(id);
    await Promise.all([lead(next.id), sit(next.id)]);
    expect(await stateOf(next.id)).toBe('done');
    expect(await stage.value('SELECT count(*)::int FROM proposal WHERE run_id = $1', [id])).toBe(0);
  });
});

describe('asking for a run', () => {
  it('ten times at once makes one', async () => {
    await shortMarket('gaffer');
    const asked = await Promise.all(Array.from({ length: 10 }, () => runs.request(admin.call)));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  });

  it('is for admins, and for a market with something open', async () => {
    expect(await codeOf(runs.request(admin.call))).toBe('match.nothingOpen');
    const reader = await stage.platform('auditor');
    expect(await codeOf(runs.request(reader.call))).toBe('access.denied');
    const producer = await stage.producer();
    expect(await codeOf(runs.request(producer.call))).toBe('notFound');
    expect(await codeOf(runs.list(producer.call, {}))).toBe('notFound');
    expect((await runs.list(reader.call, { limit: 1 })).items).toHaveLength(1);
  });

  it('comes with the night, once, and not when the night is long over', async () => {
    await shortMarket('gaffer');
    const count = (): Promise<number> => stage.value(`SELECT count(*)::int FROM match_run WHERE cause = 'schedule'`);
    const period = '2026-05-01T19:00:00Z';
    const tick = async (): Promise<{ outboxId: string; requestId: null }> => {
      const outboxId = await stage.value<string>(
        `INSERT INTO outbox (id, event, job, payload, dedupe_key) VALUES (gen_random_uuid(), 'schedule.ticked', 'market.nightly', $1, gen_random_uuid()::text) RETURNING id`,
        [JSON.stringify({ period })],
      );
      return { outboxId, requestId: null };
    };
    await runs.requestNightly(await tick(), period, Date.parse(period) + 3 * 3_600_000);
    expect(await count()).toBe(0);
    const ticket = await tick();
    await runs.requestNightly(ticket, period, Date.parse(period) + 60_000);
    await runs.requestNightly(ticket, period, Date.parse(period) + 60_000);
    expect(await count()).toBe(1);
  });
});

describe('a block', () => {
  /** A run of which every choice stood when it was stored: the pair was apart in the plan itself. */
  async function matched(): Promise<void> {
    const run = await runs.get(admin.call, await match());
    expect(run.result).toMatchObject({ overtaken: 0 });
  }

  it.each(['person', 'company'] as const)('by the %s keeps the two apart, and nobody else', async (side) => {
    const { a, b, people } = await shortMarket('gaffer');
    const [kept, other] = people as [StagedPerson, StagedPerson];
    for (const { companyId } of [a.producer, b.producer]) await stage.block(kept, companyId, side);
    await matched();
    expect((await chosen([a, b])).map((row) => row.person_id)).toEqual([other.personId]);
    await stage.rows('UPDATE block SET ended_at = clock_timestamp() WHERE company_id = $1', [a.producer.companyId]);
    await matched();
    const again = await chosen([a, b]);
    expect(again).toHaveLength(2);
    expect(again).toContainEqual({ shoot_id: a.shootId, person_id: kept.personId });
  });

  it('keeps somebody who cannot be found from the shoot that she applied to', async () => {
    const { a, people } = await shortMarket('gaffer');
    const [kept] = people as [StagedPerson];
    await stage.rows('UPDATE profile SET searchable = false');
    const [posting] = await stage.rows<{ id: string }>('SELECT id FROM posting WHERE shoot_id = $1', [a.shootId]);
    await stage.application({ postingId: posting!.id, shoot: a, slotIds: [], role: 'gaffer', days: [] }, kept.personId);
    await stage.block(kept, a.producer.companyId, 'company');
    await matched();
    expect(await chosen([a])).toEqual([]);
    await stage.rows('UPDATE block SET ended_at = clock_timestamp()');
    await matched();
    expect((await chosen([a])).map((row) => row.person_id)).toEqual([kept.personId]);
  });
});

describe('a posting that asks by itself', () => {
  it('has its people asked, once, and the others wait for the producer', async () => {
    const { a, b } = await shortMarket('gaffer');
    await stage.rows(`UPDATE posting SET asking = 'auto' WHERE shoot_id = $1`, [a.shootId]);
    await match();
    const [proposed] = await stage.rows<{ count: number }>(
      `SELECT count(*)::int FROM proposal WHERE shoot_id = $1 AND state = 'suggested'`,
      [a.shootId],
    );
    const ticket = await stage.ticket('offer.ask', a.shootId);
    await core.get(AutoAsk).ask(ticket, a.shootId);
    await core.get(AutoAsk).ask(ticket, a.shootId);
    expect(
      await stage.value(`SELECT count(*)::int FROM offer WHERE shoot_id = $1 AND state = 'sent'`, [a.shootId]),
    ).toBe(proposed!.count);
    expect(proposed!.count).toBeGreaterThan(0);
    expect(
      await stage.value(`SELECT count(*)::int FROM outbox WHERE job = 'offer.ask' AND payload ->> 'shootId' = $1`, [
        b.shootId,
      ]),
    ).toBe(0);
  });

  it('leaves those to its producer whom another company holds, until the hold is over', async () => {
    const [auto, byHand] = [await stage.shoot(await stage.producer()), await stage.shoot(await stage.producer())];
    const elsewhere = await stage.posting(await stage.shoot(await stage.producer()), { role: 'grip' });
    const posting = await stage.posting(auto, { role: 'gaffer' });
    await stage.posting(byHand, { role: 'best-boy-electric' });
    await stage.rows(`UPDATE posting SET asking = 'auto' WHERE shoot_id = $1`, [auto.shootId]);
    const gaffer = await stage.person({ role: 'gaffer' });
    const bestBoy = await stage.person({ role: 'best-boy-electric' });
    const people = () => chosen([auto, byHand]).then((rows) => rows.map(({ person_id }) => person_id).sort());
    const holds = [gaffer, bestBoy].map(({ personId }) => stage.hold(elsewhere, elsewhere.slotIds[0]!, personId));
    const [held] = await Promise.all(holds);
    await match();
    // Where the producer asks, who is held may be proposed: she decides whether to challenge.
    expect(await people()).toEqual([bestBoy.personId]);
    const over = `UPDATE hold SET created_at = created_at - interval '1 day',
                         expires_at = clock_timestamp() - interval '1 second' WHERE id = $1`;
    await stage.rows(over, [held]);
    await match();
    expect(await people()).toEqual([gaffer.personId, bestBoy.personId].sort());

    // Held again after she was proposed: the proposal stays, and nobody asks her.
    await stage.rows(`UPDATE hold SET state = 'expired', ended_at = now() WHERE id = $1`, [held]);
    const again = await stage.hold(elsewhere, elsewhere.slotIds[0]!, gaffer.personId);
    const ticket = await stage.ticket('offer.ask', auto.shootId);
    const asked = () => stage.value<number>('SELECT count(*)::int FROM offer WHERE slot_id = $1', [posting.slotIds[0]]);
    await core.get(AutoAsk).ask(ticket, auto.shootId);
    expect([await asked(), await people()]).toEqual([0, [gaffer.personId, bestBoy.personId].sort()]);
    await stage.rows(over, [again]);
    await stage.rows(`UPDATE outbox SET state = 'due', done_at = NULL WHERE id = $1`, [ticket.outboxId]);
    await core.get(AutoAsk).ask(ticket, auto.shootId);
    expect(await asked()).toBe(1);
  });

  it('counts an application for the days that it names', async () => {
    const shoot = await stage.shoot(await stage.producer());
    const posting = await stage.posting(shoot, { role: 'gaffer' });
    const [partly, whole] = await stage.people(2, { role: 'gaffer', searchable: false });
    await stage.application(posting, partly!.personId, 'submitted', posting.days.slice(0, 6));
    await match();
    expect(await chosen([shoot])).toEqual([]);
    await stage.application(posting, whole!.personId);
    await match();
    expect(await chosen([shoot])).toEqual([{ shoot_id: shoot.shootId, person_id: whole!.personId }]);
  });
});
