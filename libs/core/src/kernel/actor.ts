import { WorkContext } from '@callboard/database';
import { Membership, PlatformRole } from '@callboard/domain';

/** Who calls: loaded anew for each request, so that a lost right is lost at once. */
export interface Actor {
  readonly accountId: string;
  /** The account's own person. */
  readonly personId: string;
  readonly sessionId: string;
  readonly platformRole: PlatformRole;
  readonly memberships: readonly Membership[];
  /** When the session last proved the password. */
  readonly authenticatedAt: Date;
  readonly locale: 'zh' | 'en';
}

/** A caller and the request it came with. */
export interface Call {
  readonly actor: Actor;
  readonly requestId: string;
}

/** The context of a unit of work for a call. */
export function contextOf(call: Call): WorkContext {
  return { actor: { kind: 'account', accountId: call.actor.accountId }, requestId: call.requestId };
}
