import type { Holds, MyHolds } from '@callboard/core';

type MyHoldView = Awaited<ReturnType<MyHolds['list']>>[number];
type ShootHoldView = Awaited<ReturnType<Holds['list']>>['items'][number];
type PlacedView = Awaited<ReturnType<Holds['place']>>;

function holdAnswer({ ahead, ...hold }: MyHoldView | ShootHoldView): object {
  const { expiresAt, challengeEndsAt } = hold;
  const endsAt = challengeEndsAt && challengeEndsAt < expiresAt ? challengeEndsAt : expiresAt;
  return {
    ...hold,
    rank: ahead + 1,
    endsAt: endsAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    challengeEndsAt: challengeEndsAt?.toISOString() ?? null,
    createdAt: hold.createdAt.toISOString(),
    endedAt: hold.endedAt?.toISOString() ?? null,
  };
}

/** A hold as its person sees it. */
export function myHoldAnswer(hold: MyHoldView): object {
  const { challengerOfferId, challengerCompany, challengerShoot } = hold;
  const challenger = challengerOfferId && {
    offerId: challengerOfferId,
    companyName: challengerCompany,
    shootTitle: challengerShoot,
  };
  return { ...holdAnswer(hold), challenger };
}

/** A hold as its producers see it. */
export function shootHoldAnswer(hold: ShootHoldView): object {
  const { personId, displayName, handle, homeBase } = hold;
  return { ...holdAnswer(hold), person: { personId, displayName, handle, homeBase } };
}

/** A hold that has just been placed. */
export function placedHoldAnswer({ ahead, expiresAt, ...placed }: PlacedView): object {
  return { ...placed, expiresAt: expiresAt.toISOString(), rank: ahead + 1 };
}
