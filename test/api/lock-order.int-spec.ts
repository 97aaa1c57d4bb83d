import { withClient, aCompany, aShoot, BuiltCompany, Sql } from '@callboard/testing';
import { Answer, TestApi, TestPerson } from './test-api';

let api: TestApi;
let sql: Sql;
let producer: TestPerson;
let admin: TestPerson;

beforeAll(async () => {
  api = await TestApi.start();
  sql = api.sql;
  producer = await api.person('producer');
  admin = await api.person('admin', 'admin');
});
afterAll(() => api.stop());

const companyInReview = (): Promise<BuiltCompany> =>
  aCompany().inState('in_review').withMember(producer, 'owner').build(sql);
const publish = (shootId: string): Promise<Answer> =>
  api.ask('POST', `/shoots/${shootId}/publish`, { token: producer.token, body: {} });
const verify = (companyId: string): Promise<Answer> =>
  api.ask('POST', `/admin/companies/${companyId}/decision`, {
    token: admin.token,
    body: { decision: 'verify', reason: '' },
  });

describe('publishing a shoot while its company is verified', () => {
  it('locks the company before the shoot, as the verification does', async () => {
    const company = await companyInReview();
    const shoot = await aShoot().inState('draft').withPosting().build(sql, company);
    const answer = await withClient(api.database.superuserUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT id FROM company WHERE id = $1 FOR UPDATE', [company.companyId]);
      const asked = publish(shoot.shootId);
      const waits = `SELECT count(*)::int AS n FROM pg_stat_activity
                     WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await client.query<{ n: number }>(waits)).rows[0]!.n === 0) await new Promise((go) => setTimeout(go, 10));
      await client.query('SELECT id FROM shoot WHERE id = $1 FOR UPDATE NOWAIT', [shoot.shootId]);
      await client.query('COMMIT');
      return asked;
    });
    expect(answer.body).toMatchObject({ state: 'in_review' });
  });

  it('opens it, whoever comes first', async () => {
    for (let round = 1; round <= 20; round += 1) {
      const company = await companyInReview();
      const draft = await aShoot().inState('draft').withPosting().build(sql, company);
      const waiting = await aShoot().inState('in_review').withPosting().build(sql, company);
      const answers = await Promise.all([publish(draft.shootId), verify(company.companyId), publish(waiting.shootId)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 409]);
      const states = await sql('SELECT DISTINCT state FROM shoot WHERE company_id = $1', [company.companyId]);
      expect({ round, states }).toEqual({ round, states: [{ state: 'open' }] });
    }
  });
});
