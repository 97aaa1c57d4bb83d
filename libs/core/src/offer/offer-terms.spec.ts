import type { Day } from '@callboard/domain';
import { frozenTermsOf, repricedTerms, termsHash, TermsInput } from './offer-terms';

const input: TermsInput = {
  companyName: '青禾影视',
  shootTitle: '雪夜归人',
  baseId: 'hengdian',
  roleId: 'gaffer',
  days: ['2026-06-01', '2026-06-02', '2026-06-04'] as Day[],
  payFen: 60_000,
  hoursPerDay: 12,
  overtimeRule: '超时按小时',
  payTiming: 'wrap',
  meals: true,
  bed: false,
};

describe('frozen terms', () => {
  it('carry the pay for all days of work', () => {
    expect(frozenTermsOf(input).totalFen).toBe(180_000);
  });

  it('carry a hash that does not depend on the order in which a database gives the keys', () => {
    const terms = frozenTermsOf(input);
    const shuffled = Object.fromEntries(Object.entries(terms).reverse());
    expect(termsHash(shuffled)).toBe(terms.hash);
  });

  it.each([
    ['pay', { payFen: 60_001 }],
    ['a day', { days: ['2026-06-01', '2026-06-02', '2026-06-05'] as Day[] }],
    ['the bed', { bed: true }],
    ['the base', { baseId: 'xian' }],
  ])('have another hash when %s is another', (_, change) => {
    expect(frozenTermsOf({ ...input, ...change }).hash).not.toBe(frozenTermsOf(input).hash);
  });

  it('stay what they are at another rate, all but the amounts and the hash', () => {
    const terms = frozenTermsOf({ ...input, payLowFen: 50_000, payHighFen: 80_000 });
    const next = repricedTerms({ ...terms }, 70_000);
    expect(next).toEqual({ ...terms, payFen: 70_000, totalFen: 210_000, hash: next['hash'] });
    expect(termsHash(next)).toBe(next['hash']);
    expect(next['hash']).not.toBe(terms.hash);
  });
});
