import { Session } from '@callboard/contracts/http';
import type { Actor, SessionService } from '@callboard/core';

/** Who is logged in, as it leaves. */
export function sessionView(
  actor: Actor,
  view: Awaited<ReturnType<SessionService['view']>>,
  locale: Actor['locale'] = actor.locale,
): Session {
  return {
    accountId: actor.accountId,
    personId: actor.personId,
    displayName: view.displayName,
    handle: view.handle,
    locale,
    platformRole: actor.platformRole,
    authenticatedAt: actor.authenticatedAt.toISOString(),
    companies: view.companies.map((company) => ({ ...company })),
  };
}
