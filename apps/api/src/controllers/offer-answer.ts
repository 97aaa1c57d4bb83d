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
  };
}

/** An offer as its person sees it. */
export function myOfferAnswer(offer: MyOfferView): object {
  return { ...offerAnswer(offer), clashes: offer.clashes.map(clashAnswer) };
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
