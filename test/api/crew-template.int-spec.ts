import { expandTemplate, newId } from '@callboard/domain';
import { BuiltCompany, daysAhead } from '@callboard/testing';
import { Answer, TestApi, TestPerson } from './test-api';

let api: TestApi;
let producer: TestPerson;
let company: BuiltCompany;
beforeAll(async () => {
  api = await TestApi.start();
  ({ producer, company } = await api.producer());
});
afterAll(() => api.stop());

interface Posting {
  readonly id: string;
  readonly roleId: string;
  readonly headcount: number;
  readonly templateRole: string | null;
  readonly edited: boolean;
  readonly state: string;
  readonly version: number;
  readonly slots: object;
}

const send = (method: 'POST' | 'PATCH', url: string, body: unknown, version?: number): Promise<Answer> =>
  api.ask(method, url, { token: producer.token, key: newId(), body, ...(version === undefined ? {} : { version }) });
async function draft(templateSize: number): Promise<string> {
  const { body } = await send('POST', `/companies/${company.companyId}/shoots`, {
    productionId: company.productionId,
    baseId: 'hengdian',
    firstShootingDay: daysAhead(20),
    shootingDays: 7,
    templateSize,
  });
  return body['id'] as string;
}
async function postingsOf(shootId: string): Promise<Posting[]> {
  const { body } = await api.ask('GET', `/shoots/${shootId}/postings`, { token: producer.token });
  return body.items as unknown as Posting[];
}
const of = (postings: readonly Posting[], role: string): Posting => postings.find(({ roleId }) => roleId === role)!;
const template = (size: number): Map<string, number> =>
  new Map(expandTemplate({ size, shootingDays: 7 }).map(({ roleId, headcount }) => [roleId, headcount]));

describe('a crew template that is scaled again', () => {
  it('knows which postings hands have been at', async () => {
    const shootId = await draft(20);
    const made = await postingsOf(shootId);
    expect(made.every(({ edited, roleId, templateRole }) => !edited && templateRole === roleId)).toBe(true);
    const [first, second, third] = made as [Posting, Posting, Posting];
    await send('PATCH', `/postings/${first.id}`, { headcount: first.headcount + 1 }, 1);
    await send('PATCH', `/postings/${second.id}`, { visibility: 'private' }, 1);
    await send('PATCH', `/postings/${third.id}`, { headcount: third.headcount }, 1);
    const added = await send('POST', `/shoots/${shootId}/postings`, { roleId: 'dit', minLevel: 2, headcount: 1 });
    expect(added.body).toMatchObject({ edited: true, templateRole: null });
    const touched = (await postingsOf(shootId)).filter(({ edited }) => edited).map(({ id }) => id);
    expect(touched).toEqual([first.id, second.id, added.body['id']]);
  });

  it('leaves those alone when it is asked to, and scales the rest', async () => {
    const shootId = await draft(20);
    const before = await postingsOf(shootId);
    const grown = before.find(({ headcount }) => headcount === 1)!;
    await send('PATCH', `/postings/${grown.id}`, { headcount: 7 }, 1);
    const added = (await send('POST', `/shoots/${shootId}/postings`, { roleId: 'gaffer', minLevel: 4, headcount: 2 }))
      .body;
    const scaled = await send('POST', `/shoots/${shootId}/template`, { size: 75, keepEdited: true });
    const wanted = template(75);
    const headcount = 75 - (wanted.get(grown.roleId) ?? 0) + 7 + 2;
    expect([scaled.status, scaled.body['summary']]).toEqual([200, expect.objectContaining({ headcount })]);
    expect(scaled.body).toMatchObject({ templateSize: 75 });
    const after = await postingsOf(shootId);
    expect(after.find(({ id }) => id === grown.id)).toMatchObject({
      headcount: 7,
      version: 2,
      slots: { open: 7, offered: 0, filled: 0 },
    });
    expect(after.at(-1)).toMatchObject({ id: added['id'], headcount: 2, roleId: 'gaffer' });
    const others = after.filter(({ edited }) => !edited);
    expect(new Map(others.map(({ roleId, headcount: heads }) => [roleId, heads]))).toEqual(
      new Map([...wanted].filter(([role]) => role !== grown.roleId)),
    );
    // In the order of the crew list, the kept one in its place.
    expect(after.slice(0, -1).map(({ roleId }) => roleId)).toEqual([...wanted.keys()]);
    const [line] = await api.sql(`SELECT after FROM audit_entry WHERE action = 'shoot.template' AND subject_id = $1`, [
      shootId,
    ]);
    expect(line).toEqual({ after: { templateSize: 75, keptPostings: 2 } });
  });

  it('keeps an edited posting that the smaller size does not have', async () => {
    const shootId = await draft(75);
    const small = template(10);
    const rare = (await postingsOf(shootId)).find(({ roleId }) => !small.has(roleId))!;
    await send('PATCH', `/postings/${rare.id}`, { requirements: '会开升降车' }, 1);
    const { body } = await send('POST', `/shoots/${shootId}/template`, { size: 10, keepEdited: true });
    expect(body['summary']).toMatchObject({ headcount: 10 + rare.headcount });
    const after = await postingsOf(shootId);
    expect(after.map(({ roleId }) => roleId)).toEqual([...small.keys(), rare.roleId]);
  });

  it('replaces everything when it is not asked to', async () => {
    const shootId = await draft(20);
    const before = await postingsOf(shootId);
    await send('PATCH', `/postings/${before[0]!.id}`, { headcount: 9 }, 1);
    for (const body of [{ size: 35 }, { size: 35, keepEdited: false }]) {
      const { summary } = (await send('POST', `/shoots/${shootId}/template`, body)).body;
      expect(summary).toMatchObject({ headcount: 35 });
      expect(of(await postingsOf(shootId), before[0]!.roleId)).toMatchObject({ edited: false });
    }
    const wrong = await send('POST', `/shoots/${shootId}/template`, { size: 35, keepEdited: 'yes' });
    expect(wrong.body.code).toBe('request.invalid');
  });
});
