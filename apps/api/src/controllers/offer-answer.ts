import type { Offers, OfferInbox } from '@callboard/core';
import { clashAnswer } from './clash-answer';

type MyOfferView = Awaited<ReturnType<OfferInbox['get']>>;
type ShootOfferView = Awaited<ReturnType<Offers['list']>>['items'][number];
type SentView = Awaited<ReturnType<Offers['direct']>>;

/** An offer with its instants as text. */
function offerAnswer(offer: MyOfferView | ShootOfferView): object {
  return {
    ...offer,
    expiresAt: offer.expiresAt?.toISOString() ?? null,
    sentAt: offer.sentAt?.toISOString() ?? null,
    answeredAt: offer.answeredAt?.toISOString() ?? null,
    counter: offer.counter && {
      ...offer.counter,
      askedAt: offer.counter.askedAt.toISOString(),
      answeredAt: offer.counter.answeredAt?.toISOString() ?? null,
    },
    revisions: offer.revisions.map(revisionAnswer),
  };
}

function revisionAnswer(revision: MyOfferView['revisions'][number]): object {
  return {
    ...revision,
    proposedAt: revision.proposedAt?.toISOString() ?? null,
    companyAcceptedAt: revision.companyAcceptedAt?.toISOString() ?? null,
    personAcceptedAt: revision.personAcceptedAt?.toISOString() ?? null,
  };
}

/** An offer as its person sees it. */
export function myOfferAnswer(offer: MyOfferView): object {
  const hold = offer.hold && { ...offer.hold, endsAt: offer.hold.endsAt.toISOString() };
  return { ...offerAnswer(offer), clashes: offer.clashes.map(clashAnswer), hold };
}

/** An offer as its producers see it. */
export function shootOfferAnswer(offer: ShootOfferView): object {
  const { personId, displayName, handle, homeBase } = offer;
  return { ...offerAnswer(offer), person: { personId, displayName, handle, homeBase } };
}

/** An offer that has just gone out. */
export function sentAnswer(sent: SentView): object {
  return { ...sent, expiresAt: sent.expiresAt.toISOString() };
}
