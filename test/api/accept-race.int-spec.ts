import { randomUUID } from 'node:crypto';
import { HiringStage, StagedPosting } from '@callboard/testing';
import { Client } from 'pg';
import { Answer, TestApi, TestPerson } from './test-api';

/** As many acceptances of one shoot as would fill any gate that all offers share. */
const CROWD = 8;

let api: TestApi;
let stage: HiringStage;

beforeAll(async () => {
  api = await TestApi.start();
  stage = await HiringStage.open(api.database);
});

afterAll(async () => {
  await stage?.close();
  await api?.stop();
});

async function offer(posting: StagedPosting, place = 0): Promise<{ person: TestPerson; offerId: string }> {
  const person = await api.person('gaffer');
  const slotId = posting.slotIds[place]!;
  const [offerId] = await stage.offers([{ posting, slotId, personId: person.personId }]);
  return { person, offerId: offerId! };
}

const accept = ({ person, offerId }: { person: TestPerson; offerId: string }): Promise<Answer> =>
  api.ask('POST', `/offers/${offerId}/accept`, {
    token: person.token,
    headers: { 'idempotency-key': randomUUID() },
  });

it('acceptances that wait for a shoot which is being edited hold up nobody of another shoot', async () => {
  const edited = await stage.posting(await stage.shoot(await stage.producer()), { count: CROWD });
  const other = await stage.posting(await stage.shoot(await stage.producer()));
  const crowd: { person: TestPerson; offerId: string }[] = [];
  for (let place = 0; place < CROWD; place += 1) crowd.push(await offer(edited, place));
  const lucky = await offer(other);

  const editor = new Client({ connectionString: api.database.superuserUrl });
  await editor.connect();
  let waiting: Promise<Answer[]>;
  try {
    await editor.query('BEGIN');
    await editor.query('SELECT FROM shoot WHERE id = $1 FOR UPDATE', [edited.shoot.shootId]);
    waiting = Promise.all(crowd.map(accept));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('held up'), 1_200));
    const answer = await Promise.race([accept(lucky), late]);
    expect(answer).toMatchObject({ status: 200, body: { state: 'accepted' } });
    await editor.query('COMMIT');
  } finally {
    await editor.end();
  }
  const answers = await waiting;
  expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 200));
});
