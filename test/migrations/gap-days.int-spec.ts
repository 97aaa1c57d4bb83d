import { DEFAULT_GAP_POLICY, GapBand, gapBand, gapDaysBetween, GapInput, gapNeed, GapPolicy } from '@callboard/domain';
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
  restByConsent: false,
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
    restByConsent: fc.boolean(),
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

  it('uses the policy that is stored as the latest version', async () => {
    const { rows } = await withClient(database.appUrl, (client) =>
      client.query(`SELECT body FROM policy_version WHERE kind = 'gap' ORDER BY version DESC LIMIT 1`),
    );
    expect(rows).toEqual([{ body: DEFAULT_GAP_POLICY }]);
  });
});

describe('gap_travel_days and gap_band, the SQL twins of gapNeed and gapBand', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  interface Free extends Case {
    free: number;
  }
  interface Judged {
    travel: number;
    band: GapBand;
  }

  const inSql = (cases: readonly Free[]): Promise<Judged[]> =>
    withClient(database.appUrl, async (client) => {
      const { rows } = await client.query<Judged>(
        `SELECT travel, gap_band(gap_days(work_days, night_run, travel_minutes, policy), travel, free, policy) AS band
           FROM unnest($1::integer[], $2::integer[], $3::integer[], $4::jsonb[], $5::integer[])
                WITH ORDINALITY AS input (work_days, night_run, travel_minutes, policy, free, place)
           CROSS JOIN LATERAL (SELECT gap_travel_days(travel_minutes, policy) AS travel) journey
          ORDER BY place`,
        [
          cases.map((c) => c.workDays),
          cases.map((c) => c.nightRun),
          cases.map((c) => c.travelMinutes),
          cases.map((c) => JSON.stringify(c.policy)),
          cases.map((c) => c.free),
        ],
      );
      return rows;
    });

  const inDomain = (each: Free): Judged => {
    const need = gapNeed(each, each.policy);
    return { travel: need.travelDays, band: gapBand(need, each.free, each.policy) };
  };

  it('agree on both sides of every threshold', async () => {
    const cases = grid().flatMap((each) => [-1, 0, 1, 2, 3, 4, 5].map((free) => ({ ...each, free })));
    const expected = cases.map(inDomain);
    expect(new Set(expected.map(({ band }) => band)).size).toBe(3);
    expect(await inSql(cases)).toEqual(expected);
  });

  it('agree on arbitrary input and policies', async () => {
    const some = arbitraryCase.chain((each) => fc.integer({ min: -3, max: 9 }).map((free) => ({ ...each, free })));
    const property = fc.asyncProperty(fc.array(some, { minLength: 100, maxLength: 200 }), async (cases) => {
      expect(await inSql(cases)).toEqual(cases.map(inDomain));
    });
    await fc.assert(property, { numRuns: 20 });
  });

  it('know of no consent where the policy does not speak of it', async () => {
    const { rows } = await withClient(database.appUrl, (client) =>
      client.query(
        `SELECT version, gap_band(1, 0, 0, body) AS band FROM policy_version WHERE kind = 'gap' ORDER BY version`,
      ),
    );
    expect(rows).toEqual([
      { version: 1, band: 'impossible' },
      { version: 2, band: 'needsConsent' },
    ]);
  });
});
