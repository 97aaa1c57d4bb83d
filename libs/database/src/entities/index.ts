import { AccountEntity } from './account.entity';
import { AnnouncementEntity } from './announcement.entity';
import { AnnouncementRecipientEntity } from './announcement-recipient.entity';
import { ApplicationEntity } from './application.entity';
import { AttendanceEntity } from './attendance.entity';
import { AuditEntryEntity } from './audit-entry.entity';
import { AvailabilityEntity } from './availability.entity';
import { BackfillEntity } from './backfill.entity';
import { BackfillCandidateEntity } from './backfill-candidate.entity';
import { BaseEntity } from './base.entity';
import { BaseTravelEntity } from './base-travel.entity';
import { BlockEntity } from './block.entity';
import { BookingEntity } from './booking.entity';
import { CancellationEntity } from './cancellation.entity';
import { CompanyEntity } from './company.entity';
import { GapOverrideEntity } from './gap-override.entity';
import { HoldEntity } from './hold.entity';
import { DeliveryEntity } from './delivery.entity';
import { IdempotencyKeyEntity } from './idempotency-key.entity';
import { LoginFailureEntity } from './login-failure.entity';
import { MarketPartEntity } from './market-part.entity';
import { MarketStepEntity } from './market-step.entity';
import { MarketTaskEntity } from './market-task.entity';
import { MatchChangeEntity } from './match-change.entity';
import { MatchRunEntity } from './match-run.entity';
import { MembershipEntity } from './membership.entity';
import { NotificationEntity } from './notification.entity';
import { NotificationPreferenceEntity } from './notification-preference.entity';
import { OfferEntity } from './offer.entity';
import { OfferCounterEntity } from './offer-counter.entity';
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
import { ReserveEntity } from './reserve.entity';
import { RoleEntity } from './role.entity';
import { ScheduleTickEntity } from './schedule-tick.entity';
import { SessionEntity } from './session.entity';
import { ShootEntity } from './shoot.entity';
import { SlotEntity } from './slot.entity';
import { SlotPriceEntity } from './slot-price.entity';
import { SlotShortfallEntity } from './slot-shortfall.entity';
import { WorkerHeartbeatEntity } from './worker-heartbeat.entity';

export {
  AccountEntity,
  AnnouncementEntity,
  AnnouncementRecipientEntity,
  ApplicationEntity,
  AttendanceEntity,
  AuditEntryEntity,
  AvailabilityEntity,
  BackfillEntity,
  BackfillCandidateEntity,
  BaseEntity,
  BaseTravelEntity,
  BlockEntity,
  BookingEntity,
  CancellationEntity,
  CompanyEntity,
  GapOverrideEntity,
  HoldEntity,
  DeliveryEntity,
  IdempotencyKeyEntity,
  LoginFailureEntity,
  MarketPartEntity,
  MarketStepEntity,
  MarketTaskEntity,
  MatchChangeEntity,
  MatchRunEntity,
  MembershipEntity,
  NotificationEntity,
  NotificationPreferenceEntity,
  OfferEntity,
  OfferCounterEntity,
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
  ReserveEntity,
  RoleEntity,
  ScheduleTickEntity,
  SessionEntity,
  ShootEntity,
  SlotEntity,
  SlotPriceEntity,
  SlotShortfallEntity,
  WorkerHeartbeatEntity,
};

/** Every entity: one a table, plain id columns, no relations. */
export const ENTITIES = [
  AccountEntity,
  AnnouncementEntity,
  AnnouncementRecipientEntity,
  ApplicationEntity,
  AttendanceEntity,
  AuditEntryEntity,
  AvailabilityEntity,
  BackfillEntity,
  BackfillCandidateEntity,
  BaseEntity,
  BaseTravelEntity,
  BlockEntity,
  BookingEntity,
  CancellationEntity,
  CompanyEntity,
  GapOverrideEntity,
  HoldEntity,
  DeliveryEntity,
  IdempotencyKeyEntity,
  LoginFailureEntity,
  MarketPartEntity,
  MarketStepEntity,
  MarketTaskEntity,
  MatchChangeEntity,
  MatchRunEntity,
  MembershipEntity,
  NotificationEntity,
  NotificationPreferenceEntity,
  OfferEntity,
  OfferCounterEntity,
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
  ReserveEntity,
  RoleEntity,
  ScheduleTickEntity,
  SessionEntity,
  ShootEntity,
  SlotEntity,
  SlotPriceEntity,
  SlotShortfallEntity,
  WorkerHeartbeatEntity,
];
