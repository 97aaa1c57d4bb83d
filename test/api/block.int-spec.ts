import { newId } from '@callboard/domain';
import { aCompany, anOffer, aPerson, aShoot, BuiltCompany, daysAhead } from '@callboard/testing';
import { Answer, TestApi, TestPerson } from './test-api';

let api: TestApi;
let producer: TestPerson;
let company: BuiltCompany;
beforeAll(async () => {
  api = await TestApi.start();
  producer = await api.person('producer');
  company = await aCompany().withMember(producer, 'owner').build(api.sql);
});
afterAll(() => api.stop());

interface Job {
  readonly shootId: string;
  readonly postingId: string;
  readonly slotIds: readonly string[];
}

async function job(): Promise<Job> {
  const shoot = await aShoot().shooting(daysAhead(20), 5).withPosting({ headcount: 2 }).build(api.sql, company);
  return { shootId: shoot.shootId, ...shoot.postings[0]! };
}

async function gaffer(): Promise<TestPerson> {
  const seeker = await api.person('seeker');
  await aPerson().whoIs(seeker).inRole('gaffer', 3).notUnder(50_000).free(daysAhead(1), daysAhead(60)).build(api.sql);
  return seeker;
}

const findable = (who: TestPerson, searchable: boolean): Promise<unknown> =>
  api.sql('UPDATE profile SET searchable = $2 WHERE person_id = $1', [who.personId, searchable]);
const mine = (who: TestPerson, method: 'POST' | 'GET' = 'GET'): Promise<Answer> =>
  api.ask(method, '/me/blocks', {
    token: who.token,
    ...(method === 'POST' && { body: { companyId: company.companyId, note: '  拖了三个月 ' } }),
  });

/** An answer to the byte, without what no two answers share. */
function bytes({ status, body }: Answer): string {
  return JSON.stringify({ status, body }).replace(/"(requestId|asOf|checkedAt)":"[^"]*"/g, '"$1":"-"');
}

/** Everything that a company can ask about somebody, in one text. */
async function everythingAsked({ shootId, slotIds, postingId }: Job, personId: string): Promise<string[]> {
  const { token } = producer;
  const wish = { slotId: slotIds[0], personId };
  const offer = await api.ask('POST', `/shoots/${shootId}/offers`, { token, key: newId(), body: wish });
  const hold = await api.ask('POST', `/shoots/${shootId}/holds`, { token, key: newId(), body: wish });
  const whyNot = await api.ask('GET', `/shoots/${shootId}/slots/${slotIds[0]}/why-not?person=${personId}`, { token });
  const choice = await api.ask('POST', `/shoots/${shootId}/slots/${slotIds[0]}/choice`, { token, body: { personId } });
  const known = await api.ask('GET', `/shoots/${shootId}/slots/${slotIds[0]}/people`, { token });
  const people = await api.ask('GET', `/postings/${postingId}/people`, { token });
  const block = await api.ask('POST', `/companies/${company.companyId}/blocks`, { token, body: { personId } });
  if (block.status === 200) throw new Error('the company could block somebody whom it may not know');
  return [offer, hold, whyNot, choice, known, people, block].map(bytes);
}

it('a company cannot tell a block from somebody who does not want to be found, to the byte', async () => {
  const work = await job();
  const seeker = await gaffer();
  await findable(seeker, false);
  const unfound = await everythingAsked(work, seeker.personId);
  await findable(seeker, true);
  expect((await mine(seeker, 'POST')).status).toBe(200);
  expect(await everythingAsked(work, seeker.personId)).toEqual(unfound);
  // And neither from somebody who does not exist, as far as her id does not stand in the answer.
  const nobody = newId();
  const others = (await everythingAsked(work, nobody)).map((text) => text.replaceAll(nobody, seeker.personId));
  expect(others).toEqual(unfound);
});

it('nor when they have had to do with each other', async () => {
  const work = await job();
  const seeker = await gaffer();
  const offerId = await anOffer(api.sql, work.slotIds[0]!, seeker.personId);
  await api.ask('POST', `/offers/${offerId}/decline`, { token: seeker.token, key: newId(), body: { reason: 'dates' } });
  const asked = async (): Promise<string[]> => {
    const { token } = producer;
    const { shootId, slotIds } = work;
    const wish = { slotId: slotIds[0], personId: seeker.personId };
    const answers = [
      await api.ask('POST', `/shoots/${shootId}/offers`, { token, key: newId(), body: wish }),
      await api.ask('GET', `/shoots/${shootId}/slots/${slotIds[0]}/why-not?person=${seeker.personId}`, { token }),
      await api.ask('GET', `/shoots/${shootId}/slots/${slotIds[0]}/people`, { token }),
      await api.ask('GET', `/shoots/${shootId}/offers`, { token }),
      await api.ask('GET', `/postings/${work.postingId}/people`, { token }),
    ];
    return answers.map(bytes);
  };
  await findable(seeker, false);
  const unfound = await asked();
  await findable(seeker, true);
  await mine(seeker, 'POST');
  expect(await asked()).toEqual(unfound);
  expect(unfound[1]).toContain('"reason":"hidden"');
});

it('a seeker cannot tell from the board or her own lists that a company has blocked her', async () => {
  const work = await job();
  const seeker = await gaffer();
  const { token } = seeker;
  const asked = async (): Promise<string[]> => {
    const paths = [
      `/board/postings/${work.postingId}`,
      `/board/postings/${work.postingId}/fit`,
      '/board/postings?fits=true',
      '/board/counts?fits=true',
      '/me/fitting-postings',
      '/me/blocks',
      '/me/notifications',
      '/me/applications',
      '/me/reserves',
    ];
    const answers: Answer[] = [];
    for (const path of paths) answers.push(await api.ask('GET', path, { token }));
    return answers.map(bytes);
  };
  const before = await asked();
  const path = `/companies/${company.companyId}/blocks`;
  const blocked = await api.ask('POST', path, { token: producer.token, body: { personId: seeker.personId } });
  expect(blocked).toMatchObject({ status: 200, body: { person: { displayName: 'seeker' }, note: '' } });
  expect(await asked()).toEqual(before);
  const applied = await api.ask('POST', `/postings/${work.postingId}/applications`, { token, key: newId(), body: {} });
  expect(applied).toMatchObject({ status: 201, body: { state: 'submitted', queuePosition: 1 } });
  expect(await api.ask('PUT', `/me/reserves/${work.postingId}`, { token })).toMatchObject({ body: { rank: 1 } });
  const list = await api.ask('GET', `/shoots/${work.shootId}/applications`, { token: producer.token });
  expect(list.body.items).toEqual([]);
});

it('each side sees its own list, with its own note, and takes a block back', async () => {
  const seeker = await gaffer();
  expect(await mine(seeker, 'POST')).toMatchObject({
    body: { company: { id: company.companyId }, note: '拖了三个月' },
  });
  expect((await mine(seeker)).body.items).toHaveLength(1);
  const posting = (await api.ask('GET', `/board/postings/${(await job()).postingId}`, { token: seeker.token })).body;
  expect(posting['mine']).toMatchObject({ blocked: true });
  const path = `/me/blocks/${company.companyId}`;
  expect(await api.ask('DELETE', path, { token: seeker.token })).toMatchObject({ status: 200 });
  expect(await api.ask('DELETE', path, { token: seeker.token })).toMatchObject({
    status: 409,
    body: { code: 'block.ended' },
  });
  expect((await mine(seeker)).body.items).toEqual([]);
  const long = { companyId: company.companyId, note: '长'.repeat(201) };
  expect((await api.ask('POST', '/me/blocks', { token: seeker.token, body: long })).status).toBe(400);
});
