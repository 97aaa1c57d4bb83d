import { HiringStage, StagedPosting, statementsOf } from '@callboard/testing';
import { TestApi, TestPerson } from './test-api';

let api: TestApi;
let stage: HiringStage;
let auditor: TestPerson;
beforeAll(async () => {
  api = await TestApi.start();
  stage = await HiringStage.open(api.database);
  auditor = await api.person('auditor', 'auditor');
});
afterAll(async () => {
  await stage.close();
  await api.stop();
});

const ROLES = ['gaffer', 'focus-puller', 'sound-mixer', 'grip', 'dit'];

/** A shoot with so many places in each of some roles; a third is booked, a third asked for, a third open. */
async function shootOf(places: number, roles: readonly string[]): Promise<string> {
  const shoot = await stage.shoot(await stage.producer());
  const take = async (posting: StagedPosting, from: number, to: number): Promise<string[]> => {
    const slots = posting.slotIds.slice(from, to);
    const people = await stage.people(slots.length, { role: posting.role });
    return stage.offers(slots.map((slotId, index) => ({ posting, slotId, personId: people[index]!.personId })));
  };
  for (const role of roles) {
    const posting = await stage.posting(shoot, { role, count: places });
    const third = Math.ceil(places / 3);
    const accepted = await take(posting, 0, third);
    await take(posting, third, 2 * third);
    await stage.db.query(`UPDATE offer SET state = 'accepted', answered_at = now() WHERE id = ANY($1)`, [accepted]);
    await stage.db.query(
      `UPDATE slot SET state = 'booked' WHERE id IN (SELECT slot_id FROM offer WHERE id = ANY($1))`,
      [accepted],
    );
    await stage.db.query(
      `INSERT INTO booking (id, offer_id, slot_id, shoot_id, person_id, base_id, span, paid_days, pay_fen)
       SELECT gen_random_uuid(), id, slot_id, shoot_id, person_id, 'hengdian', span, 7, pay_fen FROM offer
       WHERE id = ANY($1)`,
      [accepted],
    );
  }
  return shoot.shootId;
}

async function cost(url: string): Promise<{ statements: number; people: number }> {
  let people = -1;
  const statements = await statementsOf(async () => {
    const { status, body } = await api.ask('GET', url, { token: auditor.token });
    expect([status, body.code]).toEqual([200, undefined]);
    people = (body['people'] as unknown[]).length;
  });
  return { statements: statements.length, people };
}

describe('a roster', () => {
  it('costs three statements however large the crew is: who calls, the shoot, its places', async () => {
    const [small, large] = [await shootOf(3, ['gaffer']), await shootOf(45, ROLES)];
    for (const path of ['shoots', 'admin/shoots']) {
      expect(await cost(`/${path}/${small}/roster`)).toEqual({ statements: 3, people: 1 });
      expect(await cost(`/${path}/${large}/roster`)).toEqual({ statements: 3, people: 75 });
    }
  });
});
