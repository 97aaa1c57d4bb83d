import { INestApplicationContext } from '@nestjs/common';
import { MembershipRepository, systemContext, SystemRepository, Transactions } from '@callboard/database';
import { DomainError, ErrorCode, newId } from '@callboard/domain';
import { createTestDatabase, HiringStage, openCore, StagedPerson, TestDatabase } from '@callboard/testing';
import { Idempotency, KeptAnswer } from './idempotency.service';

let database: TestDatabase;
let stage: HiringStage;
let core: INestApplicationContext;
let caller: StagedPerson;

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await HiringStage.open(database);
  core = await openCore(database.url, [], 20);
  caller = await stage.person();
});

afterAll(async () => {
  await core?.close();
  await stage?.close();
  await database?.drop();
});

let starts = 0;
beforeEach(() => (starts = 0));

/** What every use case does: a transaction of its own, which here joins that of the key. */
async function effect(): Promise<KeptAnswer> {
  starts += 1;
  const id = newId();
  await core.get(Transactions).run(systemContext(), (tx) => core.get(SystemRepository).requestHeartbeat(tx, id));
  return { status: 201, body: { id, note: '横店', list: [1, null] } };
}
const effects = () => stage.value<number>('SELECT count(*)::int FROM worker_heartbeat');

/** 4xx for what is refused, nothing for what is our own fault. */
const refusal = (error: DomainError): KeptAnswer | null =>
  error.code === 'busy' || error.code === 'unavailable' ? null : { status: 409, body: { code: error.code } };
const run = (key: string, work: () => Promise<KeptAnswer> = effect, more: { who?: StagedPerson; body?: string } = {}) =>
  core
    .get(Idempotency)
    .run((more.who ?? caller).call, { key, fingerprint: `POST /api/v1/offers ${more.body ?? '{}'}` }, work, refusal);
const stored = (key: string) => stage.rows('SELECT status FROM idempotency_key WHERE key = $1', [key]);
const code = (value: ErrorCode) => expect.objectContaining({ code: value });

describe('a request under a key', () => {
  it('fifty times at once has one effect and fifty times the same answer', async () => {
    const before = await effects();
    const slow = async () => {
      const answer = await effect();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return answer;
    };
    const answers = await Promise.all(Array.from({ length: 50 }, () => run('key-fifty', slow)));
    expect([starts, (await effects()) - before]).toEqual([1, 1]);
    expect(answers[0]!.status).toBe(201);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('gives its answer again, without the effect', async () => {
    const first = await run('key-again');
    expect(await run('key-again')).toEqual(first);
    expect(starts).toBe(1);
  });

  it('with another body is refused, and has no effect', async () => {
    await run('key-body');
    await expect(run('key-body', effect, { body: '{"a":1}' })).rejects.toThrow(code('idempotency.otherRequest'));
    expect(starts).toBe(1);
  });

  it('is a matter of its account: another’s key is another key', async () => {
    const other = await stage.person();
    const [mine, hers] = [await run('key-ours'), await run('key-ours', effect, { who: other })];
    expect(starts).toBe(2);
    expect(hers.body).not.toEqual(mine.body);
    expect(await run('key-ours')).toEqual(mine);
    expect(await run('key-ours', effect, { who: other })).toEqual(hers);
  });

  it('that is refused is undone, and the refusal is its answer for good', async () => {
    const before = await effects();
    const refused = async (): Promise<KeptAnswer> => {
      await effect();
      throw new DomainError('slot.taken');
    };
    const answer = { status: 409, body: { code: 'slot.taken' } };
    expect(await run('key-refused', refused)).toEqual(answer);
    expect(await run('key-refused', effect)).toEqual(answer);
    expect([starts, (await effects()) - before]).toEqual([1, 0]);
  });

  it('that breaks a constraint is refused by its name', async () => {
    const { companyId, accountId } = await stage.producer();
    const broken = async (): Promise<KeptAnswer> => {
      await core
        .get(Transactions)
        .run(systemContext(), (tx) =>
          core.get(MembershipRepository).insert(tx, { companyId, accountId, role: 'viewer', department: null }),
        );
      return { status: 201, body: null };
    };
    expect(await run('key-constraint', broken)).toEqual({ status: 409, body: { code: 'member.exists' } });
  });

  it.each([
    ['a fault of the program', () => new TypeError('undefined is not a function'), 'undefined is not a function'],
    ['an absent database', () => new DomainError('unavailable'), 'unavailable'],
  ])('that meets %s is not stored, and can be tried again', async (what, error, message) => {
    const key = `key-${what.replaceAll(' ', '-')}`;
    const before = await effects();
    const failing = run(key, async () => {
      await effect();
      throw error();
    });
    await expect(failing).rejects.toThrow(message);
    expect([await stored(key), (await effects()) - before]).toEqual([[], 0]);
    expect(await run(key)).toMatchObject({ status: 201 });
    expect(await stored(key)).toEqual([{ status: 201 }]);
  });

  it('says that it is still running to one who has waited too long, and gives the answer later', async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let begun = (): void => undefined;
    const started = new Promise<void>((resolve) => (begun = resolve));
    const first = run('key-slow', async () => {
      begun();
      await finished;
      return effect();
    });
    await started;
    await expect(run('key-slow')).rejects.toThrow(code('idempotency.running'));
    finish();
    expect(await run('key-slow')).toEqual(await first);
    expect(starts).toBe(1);
  });
});
