import { Injectable } from '@nestjs/common';
import { AccessRepository, PostingScope, ShootScope, Tx } from '@callboard/database';
import { CompanyPermission, DomainError, memberMay, PlatformPermission, platformMay } from '@callboard/domain';
import { Actor } from '../kernel/actor';

/**
 * How a shoot is to be locked: `share` while things below it change, `update` while it changes itself, `publish` where its
 * company's state must not change either.
 */
export type ShootLock = 'none' | 'share' | 'update' | 'publish';

/**
 * Loads what the caller may act on. Loading and checking are one call, and a foreign thing looks like a missing one:
 * `notFound`. A member who may see the thing but not do this gets `access.denied`.
 */
@Injectable()
export class Access {
  constructor(private readonly access: AccessRepository) {}

  /** Whether the caller holds the permission in the company (admins may read everything). */
  may(actor: Actor, companyId: string, permission: CompanyPermission, department?: string): boolean {
    const membership = actor.memberships.find((m) => m.companyId === companyId);
    if (membership && memberMay(membership, permission, department)) return true;
    return permission.endsWith('.read') && platformMay(actor.platformRole, 'admin.read');
  }

  /** Whether the caller may know that the company's things exist. */
  private sees(actor: Actor, companyId: string): boolean {
    return this.may(actor, companyId, 'company.read');
  }

  /** Throws unless the caller holds the permission in the company. */
  company(actor: Actor, companyId: string, permission: CompanyPermission, department?: string): void {
    if (!this.sees(actor, companyId)) throw new DomainError('notFound');
    if (!this.may(actor, companyId, permission, department)) throw new DomainError('access.denied', { permission });
  }

  /** Loads a shoot for the caller, locked as asked. */
  async shoot(
    tx: Tx,
    actor: Actor,
    shootId: string,
    permission: CompanyPermission,
    lock: ShootLock = 'none',
  ): Promise<ShootScope> {
    const shoot = await this.access.shootScope(tx, shootId, lock);
    if (!shoot) throw new DomainError('notFound');
    this.company(actor, shoot.companyId, permission);
    return shoot;
  }

  /** Loads a posting and its shoot for the caller; the shoot is locked as asked, before anything below it. */
  async posting(
    tx: Tx,
    actor: Actor,
    postingId: string,
    permission: CompanyPermission,
    lock: ShootLock = 'none',
  ): Promise<PostingScope> {
    const posting = await this.access.postingScope(tx, postingId, lock);
    if (!posting) throw new DomainError('notFound');
    this.company(actor, posting.shoot.companyId, permission, posting.department);
    return posting;
  }

  /** Throws unless the caller holds the platform's permission; to others the place does not exist. */
  platform(actor: Actor, permission: PlatformPermission): void {
    if (platformMay(actor.platformRole, permission)) return;
    throw new DomainError(actor.platformRole === 'none' ? 'notFound' : 'access.denied', { permission });
  }

  /** The department that bounds what the caller sees of a company's shoot, or null when nothing does. */
  departmentOf(actor: Actor, companyId: string): string | null {
    const membership = actor.memberships.find((m) => m.companyId === companyId);
    return membership?.role === 'head_of_department' ? membership.department : null;
  }
}
