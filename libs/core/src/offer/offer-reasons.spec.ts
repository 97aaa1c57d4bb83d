import { SCORE_IDS } from '@callboard/matching';
import { isMessageCode } from '@callboard/messages';
import { toldReasons } from './offer-reasons';

const STORED = {
  kind: 'match',
  runId: '018f0000-0000-7000-8000-000000000001',
  score: 310,
  terms: [
    { id: 'fairness', points: 40, params: { paidDays: 3 } },
    { id: 'payFit', points: 100, params: { offeredPayFen: 55_000, payLowFen: 50_000, payHighFen: 80_000 } },
    { id: 'applied', points: 0, params: { applied: false } },
    { id: 'levelFit', points: 100, params: { level: 3, wantedLevel: 3, firstBooking: true, rivals: 12 } },
    { id: 'distance', points: 70, params: { minutes: 20 } },
    { id: 'somethingNew', points: 500, params: { rank: 1 } },
  ],
};

describe('what a person is told of why she was asked', () => {
  it('is what speaks for her, best first, and nothing about money or others', () => {
    expect(toldReasons(STORED)).toEqual({
      kind: 'match',
      terms: [
        { id: 'levelFit', points: 100, params: { level: 3, wantedLevel: 3, firstBooking: true } },
        { id: 'distance', points: 70, params: { minutes: 20 } },
        { id: 'fairness', points: 40, params: { paidDays: 3 } },
      ],
    });
  });

  it('keeps the order of the engine among equals', () => {
    const terms = ['applied', 'distance', 'levelFit'].map((id) => ({ id, points: 5, params: {} }));
    expect(toldReasons({ kind: 'refill', terms }).terms.map(({ id }) => id)).toEqual([
      'applied',
      'distance',
      'levelFit',
    ]);
  });

  it('leaves out points that everybody has', () => {
    const terms = [
      { id: 'record', points: 75, params: { known: false } },
      { id: 'bed', points: 100, params: { needed: false, bed: true } },
    ];
    expect(toldReasons({ kind: 'match', terms }).terms).toEqual([]);
    const own = [
      { id: 'record', points: 140, params: { known: true, kept: 94 } },
      { id: 'bed', points: 100, params: { needed: true, bed: true } },
    ];
    expect(toldReasons({ kind: 'match', terms: own }).terms).toEqual(own);
  });

  it('knows every term of the engine but what is the affair of the company', () => {
    const terms = SCORE_IDS.map((id) => ({ id, points: 5, params: {} }));
    expect(toldReasons({ kind: 'match', terms }).terms.map(({ id }) => id)).toEqual(
      SCORE_IDS.filter((id) => id !== 'payFit'),
    );
  });

  it('has a text for every term', () => {
    for (const { id } of toldReasons(STORED).terms) expect(isMessageCode(`score.${id}`)).toBe(true);
  });

  it('is only the kind when the producer chose her', () => {
    expect(toldReasons({ kind: 'direct' })).toEqual({ kind: 'direct', terms: [] });
  });
});
