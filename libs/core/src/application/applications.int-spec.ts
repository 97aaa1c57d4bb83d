import { INestApplicationContext } from '@nestjs/common';
import { systemContext, Transactions } from '@callboard/database';
import { addDays, Day, newId } from '@callboard/domain';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPosting } from '@callboard/testing';
import { BoardModule } from '../board/board.module';
import { BoardService } from '../board/board.service';
import { ShootAdvance } from '../shoot/shoot-advance.service';
import { ShootModule } from '../shoot/shoot.module';
import { ApplicationCloser } from './application-closer.service';
import { ApplicationDecisions } from './application-decisions.service';
import { ApplicationModule } from './application.module';
import { ApplicationService } from './application.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let applications: ApplicationService;
let decisions: ApplicationDecisions;

beforeAll(async () => {
  house = await openHiringCore([ApplicationModule, BoardModule, ShootModule], 20);
  ({ stage, core } = house);
  applications = core.get(ApplicationService);
  decisions = core.get(ApplicationDecisions);
});
afterAll(() => house?.close());

const posting = async (first = 14, options: Parameters<HiringStage['posting']>[1] = {}): Promise<StagedPosting> =>
  stage.posting(await stage.shoot(await stage.producer(), { first }), options);
const stateOf = (id: string): Promise<string> => stage.value('SELECT state FROM application WHERE id = $1', [id]);
const auditOf = (id: string): Promise<string[]> =>
  stage
    .rows<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id', [id])
    .then((rows) => rows.map((row) => row.action));

describe('the days of an application', () => {
  it('are all or some, and both sides see which are missing', async () => {
    const wanted = await posting();
    const [all, some, same] = await stage.people(3);
    const { days } = wanted;
    const without = days.filter((_, index) => index !== 2);
    expect((await applications.submit(all!.call, wanted.postingId, '', null)).missingDays).toEqual([]);
    expect((await applications.submit(some!.call, wanted.postingId, '', without)).missingDays).toEqual([days[2]]);
    expect((await applications.submit(same!.call, wanted.postingId, '', [...days].reverse())).missingDays).toEqual([]);
    const stored = await stage.rows<{ days: unknown }>(
      'SELECT days FROM application WHERE posting_id = $1 ORDER BY id',
      [wanted.postingId],
    );
    expect(stored.map((row) => row.days === null)).toEqual([true, false, true]);
    const { items } = await applications.listReceived(wanted.shoot.producer.call, wanted.shoot.shootId, {});
    expect(items.map(({ missingDays }) => missingDays)).toEqual([[], [days[2]], []]);
    const { posting: page } = await core.get(BoardService).posting(null, wanted.postingId);
    expect(page.workDays).toEqual(days);
  });

  it('are one at least, and none that the posting does not have', async () => {
    const wanted = await posting();
    const person = await stage.person();
    const submit = (days: Day[]): Promise<unknown> => applications.submit(person.call, wanted.postingId, '', days);
    const strange = addDays(wanted.days[0]!, -1);
    for (const [days, reason] of [
      [[], 'none'],
      [[strange], 'none'],
      [[wanted.days[0]!, strange], 'other'],
    ] as const) {
      await expect(submit([...days])).rejects.toMatchObject({ code: 'application.days', params: { reason } });
    }
    expect(await stage.value('SELECT count(*)::int FROM application WHERE person_id = $1', [person.personId])).toBe(0);
  });
});

describe('whoever waits', () => {
  it('is told the place among all, and when there is an answer at the latest', async () => {
    const wanted = await posting();
    const [first, second] = await stage.people(2);
    await applications.submit(first!.call, wanted.postingId, '', null);
    const mine = await applications.submit(second!.call, wanted.postingId, '', null);
    expect(mine).toMatchObject({ queuePosition: 2, queueLength: 2 });
    expect(mine.answerBy!.getTime() - mine.createdAt.getTime()).toBe(24 * 3_600_000);
    // Work that begins sooner wants an answer sooner: before its first day is over.
    const today = await posting(0);
    const { answerBy } = await applications.submit(first!.call, today.postingId, '', null);
    expect(answerBy!.toISOString()).toBe(new Date(`${addDays(today.days[0]!, 1)}T00:00:00+08:00`).toISOString());
    await decisions.decide(wanted.shoot.producer.call, mine.id, 'decline');
    const [ended] = (await applications.listMine(second!.call, {})).items;
    expect(ended).toMatchObject({ state: 'declined', queuePosition: null, queueLength: null, answerBy: null });
  });

  it('does not wait beyond the first day: the application closes and says why; twice is once', async () => {
    const [begun, beginning] = [await posting(-1), await posting(0)];
    const [waiting, listed, offered, today] = [
      await stage.application(begun, (await stage.person()).personId),
      await stage.application(begun, (await stage.person()).personId, 'shortlisted'),
      await stage.application(begun, (await stage.person()).personId, 'offered'),
      await stage.application(beginning, (await stage.person()).personId),
    ];
    const close = (): Promise<number> =>
      core.get(Transactions).run(systemContext(), (tx) => core.get(ApplicationCloser).closeBegun(tx));
    expect(await close()).toBe(2);
    expect(await close()).toBe(0);
    expect(await Promise.all([waiting, listed, offered, today].map(stateOf))).toEqual([
      'closed',
      'closed',
      'offered',
      'submitted',
    ]);
    expect(await stage.value('SELECT closed_reason FROM application WHERE id = $1', [waiting])).toBe('work_begun');
    expect(await auditOf(waiting)).toEqual(['application.close']);
  });

  it('is seen to with the calendar of the shoots', async () => {
    const waiting = await stage.application(await posting(-1), (await stage.person()).personId);
    const id = newId();
    await stage.db.query(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key) VALUES ($1, 'schedule.ticked', 'shoot.advance', '{}', 'advance')`,
      [id],
    );
    await core.get(ShootAdvance).advanceOnce({ outboxId: id, requestId: null });
    expect(await stateOf(waiting)).toBe('closed');
  });
});

describe('deciding on many', () => {
  it('says for each what became of it, with one audit row each', async () => {
    const wanted = await posting(14, { count: 3 });
    const { producer, shootId } = wanted.shoot;
    const people = await stage.people(4);
    const ids: string[] = [];
    for (const { personId } of people) ids.push(await stage.application(wanted, personId));
    const foreign = await stage.application(await posting(), people[0]!.personId);
    await decisions.decide(producer.call, ids[3]!, 'decline');
    const missing = newId();
    const named = [ids[0]!, foreign, ids[1]!, ids[3]!, missing, ids[0]!];
    expect(await decisions.decideMany(producer.call, shootId, named, 'shortlist')).toEqual([
      { id: ids[0], outcome: 'done', state: 'shortlisted' },
      { id: foreign, outcome: 'notFound', state: null },
      { id: ids[1], outcome: 'done', state: 'shortlisted' },
      { id: ids[3], outcome: 'conflict', state: 'declined' },
      { id: missing, outcome: 'notFound', state: null },
    ]);
    expect(await decisions.decideMany(producer.call, shootId, ids.slice(0, 3), 'decline')).toMatchObject(
      Array.from({ length: 3 }, () => ({ outcome: 'done', state: 'declined' })),
    );
    expect(await stateOf(foreign)).toBe('submitted');
    expect(await Promise.all([ids[0]!, ids[2]!, foreign].map(auditOf))).toEqual([
      ['application.shortlist', 'application.decline'],
      ['application.decline'],
      [],
    ]);
  });

  it('is bounded by the department, and by the company', async () => {
    const wanted = await posting();
    const { producer, shootId } = wanted.shoot;
    const camera = await stage.posting(wanted.shoot, { role: 'focus-puller' });
    const [lit, shot] = [
      await stage.application(wanted, (await stage.person()).personId),
      await stage.application(camera, (await stage.person({ role: 'focus-puller' })).personId),
    ];
    const head = await stage.headOf(producer, 'lighting');
    expect(await decisions.decideMany(head.call, shootId, [lit, shot], 'decline')).toEqual([
      { id: lit, outcome: 'done', state: 'declined' },
      { id: shot, outcome: 'denied', state: null },
    ]);
    expect(await stateOf(shot)).toBe('submitted');
    const stranger = (await stage.producer()).call;
    expect(await codeOf(decisions.decideMany(stranger, shootId, [shot], 'decline'))).toBe('notFound');
    expect(await stateOf(shot)).toBe('submitted');
  });

  it('meets itself and the applicants without a deadlock, and every row moves once', async () => {
    const wanted = await posting();
    const { producer, shootId } = wanted.shoot;
    const people = await stage.people(12);
    const ids: string[] = [];
    for (const { personId } of people) ids.push(await stage.application(wanted, personId));
    const both = await Promise.all([
      decisions.decideMany(producer.call, shootId, ids, 'decline'),
      decisions.decideMany(producer.call, shootId, [...ids].reverse(), 'decline'),
      ...ids.slice(0, 4).map((id, index) => codeOf(applications.withdraw(people[index]!.call, id))),
    ]);
    const done = both.slice(0, 2).flatMap((each) => (each as { outcome: string }[]).map(({ outcome }) => outcome));
    const withdrawn = both.slice(2).filter((code) => code === 'ok').length;
    expect(done.filter((outcome) => outcome === 'done')).toHaveLength(12 - withdrawn);
    for (const id of ids) expect(await auditOf(id)).toHaveLength(1);
  });
});

describe('what is like a job that came to nothing', () => {
  it('is open, fits her, and is not one that she has a word in: same role, nearest days, same base', async () => {
    const person = await stage.person({ role: 'dit', base: 'hengdian' });
    const of = (first: number, base = 'hengdian', options = {}): Promise<StagedPosting> =>
      stage
        .producer()
        .then((producer) => stage.shoot(producer, { first, base }))
        .then((shoot) => stage.posting(shoot, { role: 'dit', ...options }));
    const lost = await of(30);
    const [near, further, sameDays, applied, clashing, strict] = [
      await of(33),
      await of(45),
      await of(30, 'hangzhou'),
      await of(31),
      await of(52),
      await of(32, 'hengdian', { minLevel: 4 }),
    ];
    await stage.application(applied, person.personId);
    await stage.bookingElsewhere(person.personId, 53, 54);
    const id = await stage.application(lost, person.personId, 'declined');
    const found = (await core.get(BoardService).similar(person.call, id)).map((job) => job.id);
    expect(found).toEqual([sameDays, near, further].map((each) => each.postingId));
    expect(found).not.toContain(clashing.postingId);
    expect(found).not.toContain(strict.postingId);
    const other = await stage.person();
    expect(await codeOf(core.get(BoardService).similar(other.call, id))).toBe('notFound');
  });
});

describe('how a company answers those who apply', () => {
  const record = async (wanted: StagedPosting) =>
    (await core.get(BoardService).posting(null, wanted.postingId)).answering;
  const applied = async (wanted: StagedPosting, hoursAgo: number): Promise<string> => {
    const id = await stage.application(wanted, (await stage.person()).personId);
    await stage.rows(`UPDATE application SET created_at = now() - make_interval(hours => $2) WHERE id = $1`, [
      id,
      hoursAgo,
    ]);
    return id;
  };

  it('is told from five people on, by the company in all its shoots, with those who wait still', async () => {
    const wanted = await posting();
    const { producer } = wanted.shoot;
    const other = await stage.posting(await stage.shoot(producer, { first: 40 }));
    const [two, ten] = [await applied(wanted, 2), await applied(other, 10)];
    await applied(wanted, 30);
    const [gone] = [await applied(wanted, 5)];
    expect(await record(wanted)).toBeNull();

    await decisions.decide(producer.call, two, 'shortlist');
    await decisions.decide(producer.call, ten, 'decline');
    await applied(other, 1);
    const old = await applied(wanted, 24 * 91);
    await decisions.decide(producer.call, old, 'decline');
    const whole = await record(wanted);
    expect(whole).toMatchObject({ people: 5, applications: 5, answered: 2 });
    expect(whole!.medianSeconds! / 3_600).toBeCloseTo(6, 1);
    expect(await record(other)).toEqual(whole);

    // A later answer to the same application changes nothing, and who takes an application back waits for none.
    await decisions.decide(producer.call, two, 'decline');
    expect(await record(wanted)).toMatchObject({
      answered: 2,
      medianSeconds: expect.closeTo(whole!.medianSeconds!, -1),
    });
    await stage.rows(`UPDATE application SET state = 'withdrawn' WHERE id = $1`, [gone]);
    expect(await record(wanted)).toBeNull();
  });
});
