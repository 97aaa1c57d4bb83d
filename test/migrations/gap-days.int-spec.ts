import { DEFAULT_GAP_POLICY, gapDaysBetween, GapInput, GapPolicy } from '@callboard/domain';
import { createTestDatabase, TestDatabase, withClient } from '@callboard/testing';
import fc from 'fast-check';

interface Case extends GapInput {
  policy: GapPolicy;
}

const OTHER_POLICY: GapPolicy = {
  restAfterDays: 5,
  restAfterNights: 1,
  restDays: 3,
  sameDayTravelMinutes: 0,
  oneDayTravelMinutes: 60,
};

function grid(): Case[] {
  return [DEFAULT_GAP_POLICY, OTHER_POLICY].flatMap((policy) =>
    [1, 4, 5, 7, 8, 9, 60].flatMap((workDays) =>
      [0, 1, 2, 3, 4, 7].flatMap((nightRun) =>
        [0, 1, 60, 61, 239, 240, 241, 719, 720, 721, 3000].map((travelMinutes) => ({
          workDays,
          nightRun,
          travelMinutes,
          policy,
        })),
      ),
    ),
  );
}

const arbitraryCase: fc.Arbitrary<Case> = fc.record({
  workDays: fc.integer({ min: 1, max: 90 }),
  nightRun: fc.integer({ min: 0, max: 40 }),
  travelMinutes: fc.integer({ min: 0, max: 3000 }),
  policy: fc.record({
    restAfterDays: fc.integer({ min: 1, max: 60 }),
    restAfterNights: fc.integer({ min: 1, max: 30 }),
    restDays: fc.integer({ min: 0, max: 5 }),
    sameDayTravelMinutes: fc.integer({ min: 0, max: 1500 }),
    oneDayTravelMinutes: fc.integer({ min: 0, max: 3000 }),
  }),
});

describe('gap_days, the SQL twin of gapDaysBetween', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  const inSql = (cases: readonly Case[]): Promise<number[]> =>
    withClient(database.appUrl, async (client) => {
      const { rows } = await client.query<{ days: number }>(
        `SELECT gap_days(work_days, night_run, travel_minutes, policy) AS days
           FROM unnest($1::integer[], $2::integer[], $3::integer[], $4::jsonb[])
                WITH ORDINALITY AS input (work_days, night_run, travel_minutes, policy, place)
          ORDER BY place`,
        [
          cases.map((c) => c.workDays),
          cases.map((c) => c.nightRun),
          cases.map((c) => c.travelMinutes),
          cases.map((c) => JSON.stringify(c.policy)),
        ],
      );
      return rows.map((row) => row.days);
    });

  it('agrees on both sides of every threshold', async () => {
    const cases = grid();
    const expected = cases.map((c) => gapDaysBetween(c, c.policy));
    expect(new Set(expected).size).toBeGreaterThanOrEqual(5);
    expect(await inSql(cases)).toEqual(expected);
  });

  it('agrees on arbitrary input and policies', async () => {
    const property = fc.asyncProperty(fc.array(arbitraryCase, { minLength: 100, maxLength: 200 }), async (cases) => {
      expect(await inSql(cases)).toEqual(cases.map((c) => gapDaysBetween(c, c.policy)));
    });
    await fc.assert(property, { numRuns: 20 });
  });

  it('uses the policy that is stored as version 1', async () => {
    const { rows } = await withClient(database.appUrl, (client) =>
      client.query(`SELECT body FROM policy_version WHERE kind = 'gap' AND version = 1`),
    );
    expect(rows).toEqual([{ body: DEFAULT_GAP_POLICY }]);
  });
});
