import { INestApplicationContext } from '@nestjs/common';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPosting, StagedShoot } from '@callboard/testing';
import { MatchRunner } from '../matching/match-runner.service';
import { MatchRuns } from '../matching/match-runs.service';
import { ProposalBoard, Proposals } from '../matching/proposals.service';
import { OfferModule } from '../offer/offer.module';
import { Offers } from '../offer/offers.service';
import { PostingModule } from '../posting/posting.module';
import { PostingService } from '../posting/posting.service';
import { ProposalChoice } from './proposal-choice.service';
import { QuestionModule } from './question.module';
import { WhatIfs, WhatIfStepView, WhatIfView } from './what-ifs.service';
import { WhyNots } from './why-nots.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
beforeAll(async () => {
  house = await openHiringCore([OfferModule, PostingModule, QuestionModule]);
  ({ stage, core } = house);
});
afterAll(() => house?.close());

/** Asks for a run and does it, as the worker would; gives the board that it leaves. */
async function fill({ shootId, producer }: StagedShoot): Promise<ProposalBoard> {
  const { id } = await core.get(MatchRuns).request(producer.call, shootId);
  await core.get(MatchRunner).run(await stage.ticket('match.run', id), id);
  return core.get(Proposals).board(producer.call, shootId);
}

const slotOf = (board: ProposalBoard, slotId: string): ProposalBoard['slots'][number] =>
  board.slots.find((slot) => slot.slotId === slotId)!;

const proposedIn = (board: ProposalBoard, posting: StagedPosting): string[] =>
  board.slots.flatMap((slot) =>
    slot.postingId === posting.postingId && slot.proposal ? [slot.proposal.person.personId] : [],
  );

const edit = (posting: StagedPosting, version: number, patch: object): Promise<{ readonly version: number }> =>
  core.get(PostingService).update(posting.shoot.producer.call, posting.postingId, version, patch);

const ask = (posting: StagedPosting, personId: string, slotId = posting.slotIds[0]!) =>
  core.get(WhyNots).ask(posting.shoot.producer.call, { shootId: posting.shoot.shootId, slotId, personId });

/** People who asked for a posting, so that the company knows them by name. */
async function applicants(posting: StagedPosting, ids: readonly string[]): Promise<void> {
  for (const id of ids) await stage.application(posting, id);
}

async function aPosting(role: string, options: Parameters<HiringStage['posting']>[1] = {}): Promise<StagedPosting> {
  return stage.posting(await stage.shoot(await stage.producer()), { role, ...options });
}

describe('why somebody is not in a slot', () => {
  it('names the rules that she breaks, and nothing that is her own business', async () => {
    const posting = await aPosting('gaffer', { minLevel: 3 });
    const [fits] = await stage.people(1, { role: 'gaffer' });
    const [junior] = await stage.people(1, { role: 'gaffer', level: 2 });
    const [dear] = await stage.people(1, { role: 'gaffer', floorFen: 98_765 });
    const [busy] = await stage.people(1, { role: 'gaffer' });
    const [away] = await stage.people(1, { role: 'gaffer', free: [16, 120] });
    await stage.bookingElsewhere(busy!.personId, 10, 15);
    await applicants(
      posting,
      [fits, junior, dear, busy, away].map((each) => each!.personId),
    );
    await fill(posting.shoot);

    expect(await ask(posting, fits!.personId)).toMatchObject({ reason: 'chosen', acts: [] });
    expect(await ask(posting, junior!.personId)).toMatchObject({
      reason: 'rules',
      rules: [{ rule: 'level', params: { level: 2, minLevel: 3 } }],
      acts: [],
    });
    const pay = await ask(posting, dear!.personId);
    expect(pay).toMatchObject({ reason: 'rules', rules: [{ rule: 'pay', params: { payHighFen: 80_000 } }], terms: [] });
    expect(JSON.stringify(pay)).not.toContain('98765');
    expect((await ask(posting, busy!.personId)).rules).toEqual([
      { rule: 'overlap', params: { first: stage.day(14), last: stage.day(15) } },
    ]);
    expect((await ask(posting, away!.personId)).rules).toEqual([
      { rule: 'availability', params: { missingDays: 2, firstMissingDay: stage.day(14) } },
    ]);
  });

  it('compares her with who has the slot, and puts her in when she is wanted all the same', async () => {
    const posting = await aPosting('boom-operator', { count: 1 });
    const [near] = await stage.people(1, { role: 'boom-operator' });
    const [far] = await stage.people(1, { role: 'boom-operator', base: 'hangzhou' });
    await stage.application(posting, near!.personId);
    await fill(posting.shoot);
    const why = await ask(posting, far!.personId);
    expect(why).toMatchObject({ reason: 'outscored', acts: ['place', 'offer'] });
    expect(why.rival).toMatchObject({ person: { personId: near!.personId }, payFen: 50_000 });
    const sum = (terms: readonly { readonly points: number }[]): number =>
      terms.reduce((all, { points }) => all + points, 0);
    expect(why.margin).toBe(sum(why.rival!.terms) - sum(why.terms));
    expect(why.margin).toBeGreaterThan(0);

    const { shootId, producer } = posting.shoot;
    const wish = { shootId, slotId: posting.slotIds[0]!, personId: far!.personId };
    const placed = await core.get(ProposalChoice).place(producer.call, wish);
    expect(placed).toMatchObject({ personId: far!.personId, state: 'pinned' });
    const again = await fill(posting.shoot);
    expect(slotOf(again, wish.slotId).proposal).toMatchObject({ person: { personId: far!.personId }, state: 'pinned' });
    expect(await ask(posting, near!.personId)).toMatchObject({ reason: 'pinned', acts: ['place', 'offer'] });
    // Undo as the page does it: unpinned, the next run finds the best again.
    await core.get(Proposals).unpin(producer.call, placed.id);
    expect(proposedIn(await fill(posting.shoot), posting)).toEqual([near!.personId]);
  });

  it('says where else in the shoot she is, and moves her when asked', async () => {
    const first = await aPosting('grip', { count: 1 });
    const second = await stage.posting(first.shoot, { role: 'grip', count: 1, payFen: [60_000, 90_000] });
    const people = await stage.people(2, { role: 'grip' });
    await fill(first.shoot);
    const board = await core.get(Proposals).board(first.shoot.producer.call, first.shoot.shootId);
    const [there] = proposedIn(board, second);
    expect(people.map(({ personId }) => personId)).toContain(there);
    const why = await ask(first, there!);
    expect(why).toMatchObject({ reason: 'elsewhere', place: { slotId: second.slotIds[0], how: 'proposed' } });
    expect(why.acts).toEqual(['place', 'offer']);
    const { shootId, producer } = first.shoot;
    const wish = { shootId, slotId: first.slotIds[0]!, personId: there! };
    await core.get(ProposalChoice).place(producer.call, wish);
    const moved = await core.get(Proposals).board(producer.call, shootId);
    expect(proposedIn(moved, first)).toEqual([there]);
    expect(proposedIn(moved, second)).toEqual([]);
    const [other] = proposedIn(await fill(first.shoot), second);
    expect(other).not.toBe(there);
    // Pinned where she is now, she cannot be moved by the same way.
    expect(await codeOf(core.get(ProposalChoice).place(producer.call, { ...wish, slotId: second.slotIds[0]! }))).toBe(
      'proposal.notCandidate',
    );
  });

  it('knows who was asked, who said no and can be asked again, and who works in the shoot', async () => {
    const posting = await aPosting('key-grip', { count: 2 });
    const [no, asked] = await stage.people(2, { role: 'key-grip' });
    const [slot, other] = posting.slotIds as [string, string];
    const [offerId] = await stage.offers([{ posting, slotId: slot, personId: no!.personId }]);
    await stage.db.query(`UPDATE offer SET state = 'declined', answered_at = now() WHERE id = $1`, [offerId]);
    await stage.db.query(`UPDATE slot SET state = 'open' WHERE id = $1`, [slot]);
    await stage.offers([{ posting, slotId: other, personId: asked!.personId }]);
    const declined = await ask(posting, no!.personId, slot);
    expect(declined).toMatchObject({
      reason: 'rules',
      rules: [{ rule: 'excluded', params: {} }],
      lastAsk: { state: 'declined' },
      acts: ['offer'],
    });
    expect(await ask(posting, asked!.personId, slot)).toMatchObject({
      reason: 'inShoot',
      place: { slotId: other, how: 'asked' },
      acts: [],
    });
    expect(await ask(posting, asked!.personId, other)).toMatchObject({ reason: 'asked', slotState: 'offered' });
    const { shootId, producer } = posting.shoot;
    await core.get(Offers).direct(producer.call, shootId, { slotId: slot, personId: no!.personId });
    expect(await ask(posting, no!.personId, slot)).toMatchObject({ reason: 'asked', acts: [] });
  });

  it('says how much rest is missing where nothing else is, and who may send an offer all the same', async () => {
    const posting = await aPosting('gaffer', { payFen: [50_000, 80_000] });
    const [tired] = await stage.people(1, { role: 'gaffer' });
    const [tiredAndDear] = await stage.people(1, { role: 'gaffer', floorFen: 90_000 });
    const [busy] = await stage.people(1, { role: 'gaffer' });
    const people = [tired!, tiredAndDear!, busy!];
    // Eight days until the day before the place begins earn a day of rest; the last one works on its first day too.
    for (const { personId } of [tired!, tiredAndDear!]) await stage.bookingElsewhere(personId, 6, 13);
    await stage.bookingElsewhere(busy!.personId, 7, 14);
    await applicants(
      posting,
      people.map(({ personId }) => personId),
    );
    expect(await ask(posting, tired!.personId)).toMatchObject({
      reason: 'rules',
      rules: [{ rule: 'gap', params: {} }],
      missingRestDays: 1,
      acts: ['override'],
    });
    for (const { personId } of [tiredAndDear!, busy!])
      expect(await ask(posting, personId)).toMatchObject({ reason: 'rules', missingRestDays: null, acts: [] });
    const head = await stage.headOf(posting.shoot.producer, 'lighting');
    const wish = { shootId: posting.shoot.shootId, slotId: posting.slotIds[0]!, personId: tired!.personId };
    const asHead = await core.get(WhyNots).ask(head.call, wish);
    expect(asHead).toMatchObject({ rules: [{ rule: 'gap' }], missingRestDays: null, acts: [] });
    // What it says can be done is what the offer asks for.
    const gapOverride = { reason: '设备只有她熟悉' };
    await core.get(Offers).direct(posting.shoot.producer.call, wish.shootId, { ...wish, gapOverride });
    expect(await ask(posting, tired!.personId)).toMatchObject({ reason: 'asked', missingRestDays: null, acts: [] });
  });

  it('hears of nobody whom the company does not know, nor of one who hides', async () => {
    const posting = await aPosting('gimbal-operator');
    const [stranger] = await stage.people(1, { role: 'gimbal-operator', level: 1 });
    expect(await codeOf(ask(posting, stranger!.personId))).toBe('notFound');
    const [hidden] = await stage.people(1, { role: 'gimbal-operator', searchable: false });
    await stage.application(posting, hidden!.personId);
    expect(await ask(posting, hidden!.personId)).not.toMatchObject({ reason: 'hidden' });
    await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId: hidden!.personId }]);
    await stage.db.query(`UPDATE offer SET state = 'withdrawn' WHERE person_id = $1`, [hidden!.personId]);
    await stage.db.query(`UPDATE slot SET state = 'open' WHERE id = $1`, [posting.slotIds[0]]);
    await stage.db.query(`UPDATE application SET state = 'withdrawn' WHERE person_id = $1`, [hidden!.personId]);
    expect(await ask(posting, hidden!.personId)).toMatchObject({ reason: 'hidden', acts: [] });
    const other = await aPosting('gimbal-operator');
    const theirs = { shootId: other.shoot.shootId, slotId: posting.slotIds[0]!, personId: hidden!.personId };
    expect(await codeOf(core.get(WhyNots).ask(other.shoot.producer.call, theirs))).toBe('notFound');
  });

  it('finds by name, and a head of department in the own department only', async () => {
    const posting = await aPosting('script-supervisor');
    const light = await stage.posting(posting.shoot, { role: 'best-boy-electric' });
    const [one] = await stage.people(1, { role: 'script-supervisor' });
    const [two] = await stage.people(1, { role: 'best-boy-electric' });
    await stage.db.query(`UPDATE person SET display_name = '欧阳若_兰' WHERE id = $1`, [one!.personId]);
    await applicants(posting, [one!.personId]);
    await applicants(light, [two!.personId]);
    const { shootId, producer } = posting.shoot;
    const names = async (call: typeof producer.call, of: StagedPosting, text: string | null): Promise<string[]> =>
      (await core.get(WhyNots).people(call, shootId, of.slotIds[0]!, text)).map((each) => each.displayName);
    expect(await names(producer.call, posting, '若_兰')).toEqual(['欧阳若_兰']);
    expect(await names(producer.call, posting, '若__')).toEqual([]);
    expect((await names(producer.call, posting, null)).sort()).toEqual(['林小禾', '欧阳若_兰'].sort());
    const head = await stage.headOf(producer, 'lighting');
    expect(await names(head.call, light, null)).toEqual(['林小禾']);
    expect(await codeOf(names(head.call, posting, null))).toBe('access.denied');
  });
});

describe('the one change that would fill a slot', () => {
  it('brings those whom it promises, once it is made, and is put back', async () => {
    const posting = await aPosting('electrician', { count: 2, minLevel: 3 });
    await stage.people(1, { role: 'electrician', floorFen: 83_210 });
    await stage.people(2, { role: 'electrician', level: 2 });
    await stage.people(3, { role: 'electrician', free: [15, 120] });
    const board = await fill(posting.shoot);
    const { changes } = slotOf(board, posting.slotIds[0]!).shortfall!;
    const of = (code: string) => changes.find((change) => change.code === code)!;
    expect(of('days.moveLater')).toMatchObject({
      people: 3,
      patch: { shiftDays: 1 },
      undo: { shiftDays: 0 },
      costFen: 0,
    });
    expect(of('relax.level')).toMatchObject({ people: 2, patch: { minLevel: 2 }, undo: { minLevel: 3 } });
    expect(of('relax.pay')).toMatchObject({
      people: 1,
      patch: { payHighFen: 85_000 },
      undo: { payHighFen: 80_000 },
      costFen: 7 * 5_000,
    });
    let version = 1;
    for (const [code, seats] of [
      ['relax.pay', 1],
      ['relax.level', 2],
      ['days.moveLater', 2],
    ] as const) {
      ({ version } = await edit(posting, version, of(code).patch!));
      expect([code, proposedIn(await fill(posting.shoot), posting).length]).toEqual([code, seats]);
      ({ version } = await edit(posting, version, of(code).undo!));
      expect([code, proposedIn(await fill(posting.shoot), posting).length]).toEqual([code, 0]);
    }
  });

  it('leaves alone whoever is asked when the days move, and is refused when nobody is left', async () => {
    const posting = await aPosting('generator-operator', { count: 2 });
    const [person] = await stage.people(1, { role: 'generator-operator' });
    await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId: person!.personId }]);
    const firstDays = (): Promise<string[]> =>
      stage
        .rows<{ day: string }>(`SELECT days[1]::text AS day FROM slot WHERE posting_id = $1 ORDER BY position`, [
          posting.postingId,
        ])
        .then((rows) => rows.map(({ day }) => day));
    const { version } = await edit(posting, 1, { shiftDays: 2 });
    expect(await firstDays()).toEqual([stage.day(14), stage.day(16)]);
    expect(await stage.value('SELECT upper(run)::text FROM shoot WHERE id = $1', [posting.shoot.shootId])).toBe(
      stage.day(23),
    );
    expect(await codeOf(edit(posting, version, { shiftDays: -15 }))).toBe('shoot.datesPast');
    await stage.db.query(`UPDATE slot SET state = 'cancelled' WHERE id = $1`, [posting.slotIds[1]]);
    expect(await codeOf(edit(posting, version, { shiftDays: 0 }))).toBe('posting.slotsTaken');
  });

  it('keeps the proposals that still hold when a posting takes more people, and no others when it takes fewer', async () => {
    const posting = await aPosting('make-up-artist', { count: 2, payFen: [30_000, 60_000] });
    await stage.people(1, { role: 'make-up-artist', floorFen: 40_000 });
    await stage.people(1, { role: 'make-up-artist', floorFen: 60_000 });
    await fill(posting.shoot);
    const live = (): Promise<number> =>
      stage.value<number>(
        `SELECT count(*)::int FROM proposal WHERE shoot_id = $1 AND state IN ('suggested', 'pinned')`,
        [posting.shoot.shootId],
      );
    expect(await live()).toBe(2);
    await edit(posting, 1, { payHighFen: 70_000 });
    expect(await live()).toBe(2);
    await edit(posting, 2, { payHighFen: 50_000 });
    expect(await live()).toBe(1);
    await edit(posting, 3, { payLowFen: 35_000 });
    expect(await live()).toBe(0);
  });
});

describe('what if', () => {
  /** Takes a step for real, fills, and counts. */
  async function taken(posting: StagedPosting, version: number, step: WhatIfStepView): Promise<[number, number]> {
    let at = version;
    if (step.patch) ({ version: at } = await edit(posting, at, step.patch));
    const board = await fill(posting.shoot);
    const filled: [number, number] = [proposedIn(board, posting).length, board.summary.proposed];
    if (step.undo) await edit(posting, at, step.undo);
    return filled;
  }

  it('gives for every step of pay and start what a run gives once the step is taken', async () => {
    const posting = await aPosting('focus-puller', { count: 3 });
    const rival = await stage.posting(posting.shoot, { role: 'focus-puller', count: 1, payFen: [90_000, 120_000] });
    await stage.people(1, { role: 'focus-puller', floorFen: 78_000 });
    await stage.people(1, { role: 'focus-puller', floorFen: 84_000 });
    await stage.people(1, { role: 'focus-puller', floorFen: 93_000 });
    await stage.people(2, { role: 'focus-puller', free: [16, 120] });
    await stage.people(1, { role: 'focus-puller', free: [0, 18] });
    const { call } = posting.shoot.producer;
    const curve = (axis: 'pay' | 'start'): Promise<WhatIfView> =>
      core.get(WhatIfs).curve(call, posting.postingId, axis);
    const pay = await curve('pay');
    expect(pay).toMatchObject({ places: 3, placesOfShoot: 4, taken: 0, version: 1 });
    expect(pay.steps.map(({ delta }) => delta)).toEqual([-10_000, 0, 5_000, 10_000, 15_000, 20_000, 30_000]);
    expect(pay.steps.map(({ candidates }) => candidates)).toEqual([0, 1, 2, 2, 3, 3, 3]);
    expect(pay.steps[2]!.costFen).toBe(5_000 * 21);
    const start = await curve('start');
    expect(start.steps.map(({ delta }) => delta)).toEqual([-2, -1, 0, 1, 2, 3]);
    let version = 1;
    for (const step of [...pay.steps, ...start.steps]) {
      const told = [step.filled, step.filledOfShoot];
      expect([step.delta, ...(await taken(posting, version, step))]).toEqual([step.delta, ...told]);
      version = await stage.value<number>('SELECT version FROM posting WHERE id = $1', [posting.postingId]);
    }
    expect(start.steps.find(({ delta }) => delta === 2)!.filled).toBeGreaterThan(start.steps[2]!.filled);
    expect(rival.slotIds).toHaveLength(1);
  });

  it('is refused without an open place, before the shoot is open, and to whoever may not look', async () => {
    const posting = await aPosting('second-ac', { count: 1 });
    const { producer } = posting.shoot;
    const curve = (call = producer.call): Promise<unknown> => core.get(WhatIfs).curve(call, posting.postingId, 'pay');
    const head = await stage.headOf(producer, 'lighting');
    expect(await codeOf(curve(head.call))).toBe('access.denied');
    expect(await codeOf(curve((await stage.producer()).call))).toBe('notFound');
    await stage.db.query(`UPDATE slot SET state = 'booked' WHERE id = $1`, [posting.slotIds[0]]);
    expect(await codeOf(curve())).toBe('match.nothingOpen');
    await stage.db.query(`UPDATE shoot SET state = 'draft' WHERE id = $1`, [posting.shoot.shootId]);
    expect(await codeOf(curve())).toBe('match.notOpen');
  });

  it('is asked so often at once, and no more', async () => {
    const posting = await aPosting('sound-mixer', { count: 1 });
    const { call } = posting.shoot.producer;
    const answers = await Promise.all(
      Array.from({ length: 9 }, () => codeOf(core.get(WhatIfs).curve(call, posting.postingId, 'start'))),
    );
    expect(answers.filter((code) => code === 'ok')).toHaveLength(4);
    expect(answers.filter((code) => code === 'busy')).toHaveLength(5);
  });
});
