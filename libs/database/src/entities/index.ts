import { AccountEntity } from './account.entity';
import { ApplicationEntity } from './application.entity';
import { AuditEntryEntity } from './audit-entry.entity';
import { AvailabilityEntity } from './availability.entity';
import { BaseEntity } from './base.entity';
import { BaseTravelEntity } from './base-travel.entity';
import { BookingEntity } from './booking.entity';
import { CompanyEntity } from './company.entity';
import { IdempotencyKeyEntity } from './idempotency-key.entity';
import { LoginFailureEntity } from './login-failure.entity';
import { MatchRunEntity } from './match-run.entity';
import { MembershipEntity } from './membership.entity';
import { OfferEntity } from './offer.entity';
import { OutboxEntity } from './outbox.entity';
import { PersonEntity } from './person.entity';
import { PersonContactEntity } from './person-contact.entity';
import { PersonKeyEntity } from './person-key.entity';
import { PersonRoleEntity } from './person-role.entity';
import { PolicyVersionEntity } from './policy-version.entity';
import { PostingEntity } from './posting.entity';
import { ProductionEntity } from './production.entity';
import { ProfileEntity } from './profile.entity';
import { ProposalEntity } from './proposal.entity';
import { RoleEntity } from './role.entity';
import { ScheduleTickEntity } from './schedule-tick.entity';
import { SessionEntity } from './session.entity';
import { ShootEntity } from './shoot.entity';
import { SlotEntity } from './slot.entity';
import { SlotShortfallEntity } from './slot-shortfall.entity';
import { WorkerHeartbeatEntity } from './worker-heartbeat.entity';

export {
  AccountEntity,
  ApplicationEntity,
  AuditEntryEntity,
  AvailabilityEntity,
  BaseEntity,
  BaseTravelEntity,
  BookingEntity,
  CompanyEntity,
  IdempotencyKeyEntity,
  LoginFailureEntity,
  MatchRunEntity,
  MembershipEntity,
  OfferEntity,
  OutboxEntity,
  PersonEntity,
  PersonContactEntity,
  PersonKeyEntity,
  PersonRoleEntity,
  PolicyVersionEntity,
  PostingEntity,
  ProductionEntity,
  ProfileEntity,
  ProposalEntity,
  RoleEntity,
  ScheduleTickEntity,
  SessionEntity,
  ShootEntity,
  SlotEntity,
  SlotShortfallEntity,
  WorkerHeartbeatEntity,
};

/** Every entity: one a table, plain id columns, no relations. */
export const ENTITIES = [
  AccountEntity,
  ApplicationEntity,
  AuditEntryEntity,
  AvailabilityEntity,
  BaseEntity,
  BaseTravelEntity,
  BookingEntity,
  CompanyEntity,
  IdempotencyKeyEntity,
  LoginFailureEntity,
  MatchRunEntity,
  MembershipEntity,
  OfferEntity,
  OutboxEntity,
  PersonEntity,
  PersonContactEntity,
  PersonKeyEntity,
  PersonRoleEntity,
  PolicyVersionEntity,
  PostingEntity,
  ProductionEntity,
  ProfileEntity,
  ProposalEntity,
  RoleEntity,
  ScheduleTickEntity,
  SessionEntity,
  ShootEntity,
  SlotEntity,
  SlotShortfallEntity,
  WorkerHeartbeatEntity,
];
