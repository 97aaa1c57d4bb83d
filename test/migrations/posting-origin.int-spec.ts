import { newId } from '@callboard/domain';
import { createEmptyDatabase, TestDatabase, withClient } from '@callboard/testing';
import { FOUNDATION } from '../../libs/database/src/migrations/0001-foundation.sql';
import { POSTING_ORIGIN } from '../../libs/database/src/migrations/0002-posting-origin.sql';

describe('the migration that tells where postings come from', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createEmptyDatabase()));
  afterAll(() => database.drop());

  it('reads it from the template, the trail and the versions, and changes nothing else', async () => {
    const [company, production] = [newId(), newId()];
    const postings = { plain: newId(), edited: newId(), added: newId(), older: newId() };
    const rows = await withClient(database.ownerUrl, async (client) => {
      await client.query(FOUNDATION);
      await client.query(`INSERT INTO base VALUES ('hengdian', 'Asia/Shanghai')`);
      await client.query(`INSERT INTO role VALUES ('gaffer', 'lighting')`);
      await client.query(`INSERT INTO company (id, name) VALUES ($1, '青禾影视')`, [company]);
      await client.query(
        `INSERT INTO production (id, company_id, title, genre, episodes) VALUES ($1, $2, '雪夜归人', 'modern', 80)`,
        [production, company],
      );
      const shoot = async (templateSize: number | null): Promise<string> => {
        const id = newId();
        await client.query(
          `INSERT INTO shoot (id, production_id, company_id, title, base_id, zone, first_shooting_day, shooting_days, run,
                              template_size)
           VALUES ($1, $2, $3, '雪夜归人', 'hengdian', 'Asia/Shanghai', '2026-03-02', 1, '[2026-03-02,2026-03-03)', $4)`,
          [id, production, company, templateSize],
        );
        return id;
      };
      const posting = (id: string, shootId: string, version: number): Promise<unknown> =>
        client.query(
          `INSERT INTO posting (id, shoot_id, role_id, min_level, headcount, hours_per_day, prep_days, shoot_share_bp,
                                wrap_days, version) VALUES ($1, $2, 'gaffer', 3, 1, 12, 0, 10000, 0, $3)`,
          [id, shootId, version],
        );
      const [made, bare] = [await shoot(20), await shoot(null)];
      await posting(postings.plain, made, 1);
      await posting(postings.edited, made, 2);
      await posting(postings.added, made, 1);
      await posting(postings.older, bare, 1);
      await client.query(
        `INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id)
         VALUES (gen_random_uuid(), 'system', 'posting.create', 'posting', $1)`,
        [postings.added],
      );
      const before = await client.query(`SELECT to_jsonb(p) AS row FROM posting p ORDER BY id`);
      await client.query(POSTING_ORIGIN);
      const after = await client.query(
        `SELECT to_jsonb(p) - 'template_role' - 'edited' AS row, id, template_role, edited FROM posting p ORDER BY id`,
      );
      expect(after.rows.map(({ row }) => row)).toEqual(before.rows.map(({ row }) => row));
      return after.rows as { id: string; template_role: string | null; edited: boolean }[];
    });
    const origin = (id: string): unknown[] => {
      const row = rows.find((each) => each.id === id)!;
      return [row.template_role, row.edited];
    };
    expect(origin(postings.plain)).toEqual(['gaffer', false]);
    expect(origin(postings.edited)).toEqual(['gaffer', true]);
    expect(origin(postings.added)).toEqual([null, true]);
    expect(origin(postings.older)).toEqual([null, false]);
  });
});
