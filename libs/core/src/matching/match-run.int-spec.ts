import { INestApplicationContext } from '@nestjs/common';
import { Transactions } from '@callboard/database';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPosting, StagedShoot } from '@callboard/testing';
import { OfferModule } from '../offer/offer.module';
import { Offers } from '../offer/offers.service';
import { MatchRunner } from './match-runner.service';
import { MatchRuns } from './match-runs.service';
import { Proposals } from './proposals.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let runs: MatchRuns;
let proposals: Proposals;

beforeAll(async () => {
  house = await openHiringCore([OfferModule]);
  ({ stage, core } = house);
  runs = core.get(MatchRuns);
  proposals = core.get(Proposals);
});

afterAll(() => house?.close());

const stateOf = (runId: string): Promise<string> =>
  stage.value<string>('SELECT state FROM match_run WHERE id = $1', [runId]);

/** Asks for a run and does it, as the worker would. */
async function fill(shoot: StagedShoot): Promise<string> {
  const { id } = await runs.request(shoot.producer.call, shoot.shootId);
  await core.get(MatchRunner).run(await stage.ticket('match.run', id), id);
  return id;
}

/** A shoot with three gaffers wanted and five there, one of whom applied, and a role that nobody has. */
async function smallShoot(
  role: string,
): Promise<{ shoot: StagedShoot; posting: StagedPosting; empty: StagedPosting; applicant: string }> {
  const shoot = await stage.shoot(await stage.producer());
  const posting = await stage.posting(shoot, { role, count: 3 });
  const empty = await stage.posting(shoot, { role, count: 1, headOfDepartment: true });
  const people = await stage.people(5, { role });
  const applicant = people[4]!.personId;
  await stage.application(posting, applicant);
  return { shoot, posting, empty, applicant };
}

describe('a match run', () => {
  it('proposes a person for each slot it can fill, with reasons, runners-up and a proof, and says why the rest is open', async () => {
    const { shoot, applicant, empty } = await smallShoot('gaffer');
    const runId = await fill(shoot);

    const run = await runs.get(shoot.producer.call, runId);
    expect(run).toMatchObject({ state: 'done', stage: 'done', failure: null });
    expect(run.result).toMatchObject({ slots: 4, proposed: 3, open: 1, overtaken: 0, provenOptimal: true, people: 5 });
    expect(run.result!['primal']).toBe(run.result!['dual']);

    const board = await proposals.board(shoot.producer.call, shoot.shootId);
    const filled = board.slots.filter((slot) => slot.proposal);
    expect(filled).toHaveLength(3);
    const chosen = filled.map((slot) => slot.proposal!.person.personId);
    expect(new Set(chosen).size).toBe(3);
    expect(chosen).toContain(applicant);
    for (const { proposal } of filled) {
      expect(proposal!.terms.reduce((sum, term) => sum + term.points, 0)).toBe(proposal!.score);
      expect(proposal!.runnersUp).toHaveLength(2);
      for (const runnerUp of proposal!.runnersUp) {
        expect(chosen).not.toContain(runnerUp.person.personId);
        expect(runnerUp.person.displayName).toBe('林小禾');
      }
    }
    expect(board.summary).toMatchObject({ slots: 4, proposed: 3, open: 4, costFen: 3 * 7 * 50_000 });
    const open = board.slots.find((slot) => slot.slotId === empty.slotIds[0])!;
    expect(open.proposal).toBeNull();
    expect(open.shortfall).toMatchObject({ bindingRule: 'headOfDepartment' });
    expect(open.shortfall!.funnel[0]).toEqual({ rule: 'people', left: 5 });
  });

  it('counts an application for the days that it names, and places nobody on those that she left out', async () => {
    const shoot = await stage.shoot(await stage.producer());
    const posting = await stage.posting(shoot, { role: 'best-boy-electric', count: 1 });
    const [partly, whole] = await stage.people(2, { role: 'best-boy-electric', searchable: false });
    await stage.application(posting, partly!.personId, 'submitted', posting.days.slice(1));
    await fill(shoot);
    const proposed = () =>
      stage.value<string>(`SELECT person_id FROM proposal WHERE shoot_id = $1 AND state = 'suggested'`, [
        shoot.shootId,
      ]);
    expect(await proposed()).toBeUndefined();
    await stage.application(posting, whole!.personId, 'submitted', posting.days);
    await fill(shoot);
    expect(await proposed()).toBe(whole!.personId);
  });

  it('done twice leaves the same state, with one audit row a step', async () => {
    const { shoot } = await smallShoot('best-boy-electric');
    const runId = await fill(shoot);
    const look = (): Promise<unknown[]> =>
      stage.rows('SELECT id, slot_id, person_id, state FROM proposal WHERE shoot_id = $1 ORDER BY id', [shoot.shootId]);
    const before = await look();
    await core.get(MatchRunner).run(await stage.ticket('match.run', runId), runId);
    expect(await look()).toEqual(before);
    const trail = await stage.rows<{ action: string }>(
      'SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id',
      [runId],
    );
    expect(trail.map((row) => row.action)).toEqual(['matchRun.request', 'matchRun.start', 'matchRun.finish']);
  });

  it('asked for ten times at once is one run', async () => {
    const { shoot } = await smallShoot('key-grip');
    const asked = await Promise.all(Array.from({ length: 10 }, () => runs.request(shoot.producer.call, shoot.shootId)));
    expect(new Set(asked.map((run) => run.id)).size).toBe(1);
    expect(await stage.value('SELECT count(*)::int FROM match_run WHERE shoot_id = $1', [shoot.shootId])).toBe(1);
  });

  it('that is running gives way to a newer one, and changes nothing any more', async () => {
    const { shoot } = await smallShoot('grip');
    const first = await runs.request(shoot.producer.call, shoot.shootId);
    await stage.db.query(`UPDATE match_run SET state = 'running' WHERE id = $1`, [first.id]);
    const second = await runs.request(shoot.producer.call, shoot.shootId);
    expect(second.id).not.toBe(first.id);
    expect(await stateOf(first.id)).toBe('superseded');
    const ticket = await stage.ticket('match.run', first.id);
    await core.get(MatchRunner).run(ticket, first.id);
    expect(await stage.value('SELECT count(*)::int FROM proposal WHERE shoot_id = $1', [shoot.shootId])).toBe(0);
    expect(await stage.value('SELECT state FROM outbox WHERE id = $1', [ticket.outboxId])).toBe('done');
  });

  it('that nobody takes up is not waited for for ever', async () => {
    const { shoot } = await smallShoot('generator-operator');
    const first = await runs.request(shoot.producer.call, shoot.shootId);
    expect((await runs.request(shoot.producer.call, shoot.shootId)).id).toBe(first.id);
    await stage.db.query(`UPDATE match_run SET created_at = now() - interval '2 minutes' WHERE id = $1`, [first.id]);
    expect((await runs.request(shoot.producer.call, shoot.shootId)).id).not.toBe(first.id);
    expect(await stateOf(first.id)).toBe('superseded');
  });

  it('of a killed worker is left alone while its lease lasts and taken up again afterwards', async () => {
    const { shoot } = await smallShoot('sound-mixer');
    const { id } = await runs.request(shoot.producer.call, shoot.shootId);
    const ticket = await stage.ticket('match.run', id);
    await stage.db.query(
      `UPDATE match_run SET state = 'running', lease_token = gen_random_uuid(), lease_until = now() + interval '1 hour'
       WHERE id = $1`,
      [id],
    );
    expect(await codeOf(core.get(MatchRunner).run(ticket, id))).toBe('busy');
    await stage.db.query(`UPDATE match_run SET lease_until = now() - interval '1 second' WHERE id = $1`, [id]);
    await core.get(MatchRunner).run(ticket, id);
    expect(await stateOf(id)).toBe('done');
    expect(await stage.value('SELECT count(*)::int FROM proposal WHERE run_id = $1', [id])).toBe(3);
  });

  it('whose worker was frozen past its lease is finished by the other worker alone', async () => {
    const { shoot } = await smallShoot('boom-operator');
    const { id } = await runs.request(shoot.producer.call, shoot.shootId);
    const ticket = await stage.ticket('match.run', id);
    const thief = '018f0000-0000-7000-8000-00000000000b';
    const transactions = core.get(Transactions);
    const run = transactions.run.bind(transactions);
    // The lease goes to another worker right before the first one stores its plan.
    const spy = jest.spyOn(transactions, 'run').mockImplementation(async (context, work) => {
      const result = await run(context, work);
      await stage.db.query(`UPDATE match_run SET lease_token = $2 WHERE id = $1 AND stage = 'store'`, [id, thief]);
      return result;
    });
    try {
      await core.get(MatchRunner).run(ticket, id);
    } finally {
      spy.mockRestore();
    }
    expect(await stage.value('SELECT stage FROM match_run WHERE id = $1', [id])).toBe('store');
    expect(await stateOf(id)).toBe('running');
    expect(await stage.value('SELECT count(*)::int FROM proposal WHERE run_id = $1', [id])).toBe(0);
    expect(await stage.value('SELECT state FROM outbox WHERE id = $1', [ticket.outboxId])).toBe('due');
  });

  it('says of a slot whose choice was overtaken while it worked why the slot is open', async () => {
    const shoot = await stage.shoot(await stage.producer());
    const { slotIds } = await stage.posting(shoot, { role: 'drone-pilot' });
    const { personId } = await stage.person({ role: 'drone-pilot' });
    const { id } = await runs.request(shoot.producer.call, shoot.shootId);
    const transactions = core.get(Transactions);
    const run = transactions.run.bind(transactions);
    let booked = false;
    // She is booked elsewhere right before the plan is stored.
    const spy = jest.spyOn(transactions, 'run').mockImplementation(async (context, work) => {
      const result = await run(context, work);
      if (!booked && (await stage.value('SELECT stage FROM match_run WHERE id = $1', [id])) === 'store') {
        booked = true;
        await stage.bookingElsewhere(personId, 15, 16);
      }
      return result;
    });
    try {
      await core.get(MatchRunner).run(await stage.ticket('match.run', id), id);
    } finally {
      spy.mockRestore();
    }
    expect((await runs.get(shoot.producer.call, id)).result).toMatchObject({ slots: 1, proposed: 0, overtaken: 1 });
    const { slots } = await proposals.board(shoot.producer.call, shoot.shootId);
    expect(slots).toMatchObject([{ slotId: slotIds[0], proposal: null, shortfall: { bindingRule: 'taken' } }]);
    expect(slots[0]!.shortfall!.funnel).toEqual([
      { rule: 'people', left: 1 },
      { rule: 'taken', left: 0 },
    ]);
  });

  it('is refused for a shoot that is not open, one without open slots, and a foreign one', async () => {
    const producer = await stage.producer();
    const draft = await stage.shoot(producer, { state: 'draft' });
    await stage.posting(draft);
    expect(await codeOf(runs.request(producer.call, draft.shootId))).toBe('match.notOpen');
    const empty = await stage.shoot(producer);
    expect(await codeOf(runs.request(producer.call, empty.shootId))).toBe('match.nothingOpen');
    const stranger = await stage.producer();
    expect(await codeOf(runs.request(stranger.call, empty.shootId))).toBe('notFound');
    const head = await stage.headOf(producer, 'lighting');
    expect(await codeOf(runs.request(head.call, empty.shootId))).toBe('access.denied');
  });

  it('fails with a reason when the shoot was cancelled meanwhile', async () => {
    const { shoot } = await smallShoot('focus-puller');
    const { id } = await runs.request(shoot.producer.call, shoot.shootId);
    await stage.db.query(`UPDATE shoot SET state = 'cancelled' WHERE id = $1`, [shoot.shootId]);
    await core.get(MatchRunner).run(await stage.ticket('match.run', id), id);
    expect(await runs.get(shoot.producer.call, id)).toMatchObject({ state: 'failed', failure: 'match.notOpen' });
  });
});

describe('proposals', () => {
  it('that are pinned or swapped stay, the others are replaced by the next run', async () => {
    const { shoot } = await smallShoot('prop-master');
    await fill(shoot);
    const { call } = shoot.producer;
    const before = (await proposals.board(call, shoot.shootId)).slots.filter((slot) => slot.proposal);
    const [pinned, swapped] = before;
    await proposals.pin(call, pinned!.proposal!.id);
    expect((await proposals.pin(call, pinned!.proposal!.id)).state).toBe('pinned');
    const runnerUp = swapped!.proposal!.runnersUp[1]!.person.personId;
    const changed = await proposals.swap(call, swapped!.proposal!.id, runnerUp);
    expect(changed).toMatchObject({ slotId: swapped!.slotId, personId: runnerUp, state: 'pinned' });
    const trail = await stage.rows<{ action: string; subject: string }>(
      `SELECT action, subject_id AS subject FROM audit_entry WHERE subject_id = ANY($1::uuid[]) ORDER BY at, id`,
      [[swapped!.proposal!.id, changed.id]],
    );
    expect(trail).toEqual([
      { action: 'proposal.replace', subject: swapped!.proposal!.id },
      { action: 'proposal.pin', subject: changed.id },
    ]);

    const runId = await fill(shoot);
    expect((await runs.get(call, runId)).result).toMatchObject({ pinned: 2, proposed: 1 });
    const after = (await proposals.board(call, shoot.shootId)).slots.filter((slot) => slot.proposal);
    const holder = new Map(after.map((slot) => [slot.slotId, slot.proposal!]));
    expect(holder.get(pinned!.slotId)!.person.personId).toBe(pinned!.proposal!.person.personId);
    expect(holder.get(swapped!.slotId)!.person.personId).toBe(runnerUp);
    expect(await codeOf(proposals.pin(call, before[2]!.proposal!.id))).toBe('proposal.stale');

    await proposals.unpin(call, holder.get(pinned!.slotId)!.id);
    expect(await stage.value('SELECT state FROM proposal WHERE id = $1', [pinned!.proposal!.id])).toBe('suggested');
  });

  it('take runners-up only, nobody who is used elsewhere or no longer free', async () => {
    const { shoot } = await smallShoot('set-decorator');
    await fill(shoot);
    const { call } = shoot.producer;
    const [one, two] = (await proposals.board(call, shoot.shootId)).slots.filter((slot) => slot.proposal);
    const id = one!.proposal!.id;
    expect(await codeOf(proposals.swap(call, id, two!.proposal!.person.personId))).toBe('proposal.notCandidate');
    const [first, second] = one!.proposal!.runnersUp.map((each) => each.person.personId);
    await proposals.swap(call, two!.proposal!.id, first!);
    expect(await codeOf(proposals.swap(call, id, first!))).toBe('proposal.inUse');
    await stage.bookingElsewhere(second!, 15, 16);
    expect(await codeOf(proposals.swap(call, id, second!))).toBe('proposal.stale');
    const stranger = await stage.producer();
    expect(await codeOf(proposals.swap(stranger.call, id, second!))).toBe('notFound');
  });

  it('belong to the department: a head sees and pins the own one alone', async () => {
    const shoot = await stage.shoot(await stage.producer());
    await stage.posting(shoot, { role: 'gaffer' });
    await stage.posting(shoot, { role: 'costume-designer' });
    await stage.people(1, { role: 'costume-designer', level: 4 });
    await fill(shoot);
    const head = await stage.headOf(shoot.producer, 'lighting');
    const board = await proposals.board(head.call, shoot.shootId);
    expect(board.slots.map((slot) => slot.department)).toEqual(['lighting']);
    expect((await proposals.pin(head.call, board.slots[0]!.proposal!.id)).state).toBe('pinned');
    const all = await proposals.board(shoot.producer.call, shoot.shootId);
    const other = all.slots.find((slot) => slot.department === 'costume')!;
    expect(await codeOf(proposals.pin(head.call, other.proposal!.id))).toBe('access.denied');
  });

  it('are sent in one action; what the world has overtaken is skipped and told', async () => {
    const { shoot } = await smallShoot('script-supervisor');
    await fill(shoot);
    const { call } = shoot.producer;
    const offers = core.get(Offers);
    const board = (await proposals.board(call, shoot.shootId)).slots.filter((slot) => slot.proposal);
    await stage.bookingElsewhere(board[0]!.proposal!.person.personId, 15, 16);
    const outcome = await offers.send(call, shoot.shootId, {});
    expect(outcome.sent).toHaveLength(2);
    expect(outcome.skipped).toEqual([
      {
        proposalId: board[0]!.proposal!.id,
        slotId: board[0]!.slotId,
        personId: board[0]!.proposal!.person.personId,
        code: 'offer.notFree',
      },
    ]);
    const states = await stage.rows<{ state: string }>(
      'SELECT state FROM proposal WHERE shoot_id = $1 ORDER BY state',
      [shoot.shootId],
    );
    expect(states.map((row) => row.state)).toEqual(['sent', 'sent', 'stale']);
    expect(
      await stage.value(
        `SELECT count(*)::int FROM outbox WHERE job = 'offer.expire' AND due_at > now()
      AND payload->>'offerId' IN (SELECT id::text FROM offer WHERE shoot_id = $1)`,
        [shoot.shootId],
      ),
    ).toBe(2);
    expect(await codeOf(offers.send(call, shoot.shootId, {}))).toBe('offer.nothingToSend');

    // Who is asked is taken in this shoot: the next run leaves her out, and whoever declined stays out for the slot.
    const runId = await fill(shoot);
    const again = (await proposals.board(call, shoot.shootId)).slots.filter((slot) => slot.proposal);
    const asked = new Set(outcome.sent.map((sent) => sent.personId));
    expect(again.length).toBeGreaterThan(0);
    for (const slot of again) expect(asked.has(slot.proposal!.person.personId)).toBe(false);
    expect((await runs.get(call, runId)).state).toBe('done');
  });
});
