import type { OfferRow } from '@callboard/database';
import { revisionsOf } from './offer-revisions';

type Row = Parameters<typeof revisionsOf>[0];

const at = (minute: number): Date => new Date(Date.UTC(2026, 4, 1, 12, minute));
const terms = (payFen: number): Record<string, unknown> => ({
  payFen,
  totalFen: payFen * 7,
  hash: `hash of ${payFen}`,
});
const counter: NonNullable<OfferRow['counter']> = {
  askedFen: 70_000,
  note: null,
  askedAt: at(1),
  answer: null,
  answeredFen: null,
  answeredAt: null,
  firstTerms: terms(60_000),
};
const sent: Row = {
  state: 'sent',
  revision: 1,
  terms: terms(60_000),
  counter: null,
  sentAt: at(0),
  answeredAt: null,
};

describe('the versions of terms', () => {
  it('are one while nobody agreed to another rate, accepted by whoever sent it', () => {
    const first = {
      revision: 1,
      payFen: 60_000,
      totalFen: 420_000,
      hash: 'hash of 60000',
      proposedBy: 'company',
      proposedAt: at(0),
      companyAcceptedAt: at(0),
      personAcceptedAt: null,
    };
    expect(revisionsOf(sent)).toEqual([first]);
    expect(revisionsOf({ ...sent, state: 'countered', counter })).toEqual([first]);
    const kept = { ...counter, answer: 'kept' as const, answeredAt: at(2) };
    expect(revisionsOf({ ...sent, counter: kept })).toEqual([first]);
    const accepted = { ...sent, state: 'accepted' as const, answeredAt: at(3) };
    expect(revisionsOf({ ...accepted, counter: kept })).toEqual([{ ...first, personAcceptedAt: at(3) }]);
  });

  it('say that her proposal is hers, agreed by the company, and accepted by her only later', () => {
    const agreed = { ...counter, answer: 'agreed' as const, answeredAt: at(2) };
    const row = { ...sent, revision: 2, terms: terms(70_000), counter: agreed };
    expect(revisionsOf(row)[1]).toMatchObject({
      revision: 2,
      payFen: 70_000,
      proposedBy: 'person',
      proposedAt: at(1),
      companyAcceptedAt: at(2),
      personAcceptedAt: null,
    });
    const booked = revisionsOf({ ...row, state: 'accepted', answeredAt: at(3) });
    expect(booked.map(({ personAcceptedAt }) => personAcceptedAt)).toEqual([null, at(3)]);
  });

  it("say that the producer's own rate is the company's", () => {
    const own = { ...counter, answer: 'countered' as const, answeredFen: 65_000, answeredAt: at(2) };
    expect(revisionsOf({ ...sent, revision: 2, terms: terms(65_000), counter: own })[1]).toMatchObject({
      payFen: 65_000,
      proposedBy: 'company',
      proposedAt: at(2),
      companyAcceptedAt: at(2),
    });
  });
});
