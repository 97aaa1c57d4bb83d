import type { OfferRow } from '@callboard/database';

/** A version of an offer's terms: who proposed its rate, and when each side accepted it. */
export interface TermsRevision {
  readonly revision: number;
  /** Fen a day. */
  readonly payFen: number;
  readonly totalFen: number;
  readonly hash: string;
  readonly proposedBy: 'company' | 'person';
  readonly proposedAt: Date | null;
  readonly companyAcceptedAt: Date | null;
  readonly personAcceptedAt: Date | null;
}

type Row = Pick<OfferRow, 'state' | 'revision' | 'terms' | 'counter' | 'sentAt' | 'answeredAt'>;

function figures(terms: Readonly<Record<string, unknown>>): Pick<TermsRevision, 'payFen' | 'totalFen' | 'hash'> {
  const { payFen, totalFen, hash } = terms as Pick<TermsRevision, 'payFen' | 'totalFen' | 'hash'>;
  return { payFen, totalFen, hash };
}

/**
 * The versions of an offer's terms, the first as it was sent. Who offers terms accepts them by that; who proposes a rate
 * and is agreed with has accepted nothing yet. A proposal that nobody agreed to made no version.
 */
export function revisionsOf(offer: Row): TermsRevision[] {
  const { revision, counter, sentAt, terms } = offer;
  const accepted = (of: number): Date | null =>
    offer.state === 'accepted' && of === revision ? offer.answeredAt : null;
  const first: TermsRevision = {
    revision: 1,
    ...figures(counter?.firstTerms ?? terms),
    proposedBy: 'company',
    proposedAt: sentAt,
    companyAcceptedAt: sentAt,
    personAcceptedAt: accepted(1),
  };
  if (revision === 1 || !counter) return [first];
  const hers = counter.answer === 'agreed';
  const second: TermsRevision = {
    revision: 2,
    ...figures(terms),
    proposedBy: hers ? 'person' : 'company',
    proposedAt: hers ? counter.askedAt : counter.answeredAt,
    companyAcceptedAt: counter.answeredAt,
    personAcceptedAt: accepted(2),
  };
  return [first, second];
}
