import { CORE_POLICIES, MATCH_WEIGHTS_KIND, readWeights } from './match-weights';

const weights = CORE_POLICIES.filter(({ kind }) => kind === MATCH_WEIGHTS_KIND);

describe('the stored weights of the match', () => {
  it('are numbered from 1 in the order in which they come to hold', () => {
    expect(weights.map(({ version }) => version)).toEqual(weights.map((_, index) => index + 1));
    const days = weights.map(({ effectiveOn }) => effectiveOn);
    expect(days).toEqual([...days].sort());
    expect(new Set(days).size).toBe(days.length);
  });

  it('can be read in every version', () => {
    for (const { body } of weights) expect(readWeights(JSON.parse(JSON.stringify(body)))).toMatchObject(body);
  });

  it('of the first version are what was stored in 2026, and give nothing for later terms', () => {
    expect(weights[0]!.body).toEqual({
      version: '2026-1',
      ...{ levelFit: 300, distance: 240, payFit: 160, applied: 400, fairness: 200 },
      ...{ distanceZeroMinutes: 1_440, fairnessZeroDays: 30 },
    });
    const { reserve, skill, record, bed, together, firstJob, chainDay } = readWeights(weights[0]!.body);
    expect([reserve, skill, record, bed, together, firstJob, chainDay]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});
