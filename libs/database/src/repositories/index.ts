import { AdminShootRepository } from './admin-shoot.repository';
import { AdminOverviewRepository } from './admin-overview.repository';
import { AttendanceRepository } from './attendance.repository';
import { BackfillRepository } from './backfill.repository';
import { BookingRepository } from './booking.repository';
import { ContactRepository } from './contact.repository';
import { HoldRepository } from './hold.repository';
import { CancellationRepository } from './cancellation.repository';
import { MarketRunRepository } from './market-run.repository';
import { MarketSnapshotRepository } from './market-snapshot.repository';
import { MarketWorkRepository } from './market-work.repository';
import { FitRepository } from './fit.repository';
import { MatchChangeRepository } from './match-change.repository';
import { MatchRunRepository } from './match-run.repository';
import { OfferCounterRepository } from './offer-counter.repository';
import { OfferRepository } from './offer.repository';
import { ProposalRepository } from './proposal.repository';
import { QuestionRepository } from './question.repository';
import { ReserveRepository } from './reserve.repository';
import { RosterRepository } from './roster.repository';
import { SnapshotRepository } from './snapshot.repository';
import { SlotRepository } from './slot.repository';
import { ShootRepository } from './shoot.repository';
import { ShootClosingRepository } from './shoot-closing.repository';
import { ProfileRepository } from './profile.repository';
import { ProductionRepository } from './production.repository';
import { PostingRepository } from './posting.repository';
import { MonthRepository } from './month.repository';
import { BlockRepository } from './block.repository';
import { BoardRepository } from './board.repository';
import { AnnouncementRepository } from './announcement.repository';
import { ApplicationRepository } from './application.repository';
import { AccountRepository } from './account.repository';
import { AccountSearchRepository } from './account-search.repository';
import { CompanyRepository } from './company.repository';
import { LoginFailureRepository } from './login-failure.repository';
import { MembershipRepository } from './membership.repository';
import { PersonVaultRepository } from './person-vault.repository';
import { SessionRepository } from './session.repository';
import { AccessRepository } from './access.repository';
import { AuditRepository } from './audit.repository';
import { IdempotencyRepository } from './idempotency.repository';
import { OutboxRepository } from './outbox.repository';
import { StateRepository } from './state.repository';
import { SeedRepository } from './seed.repository';
import { SystemRepository } from './system.repository';
import { GapOverrideRepository } from './gap-override.repository';
import { DeliveryRepository } from './delivery.repository';
import { NoticeRepository } from './notice.repository';
import { NotificationRepository } from './notification.repository';
import { ConflictRepository } from './conflict.repository';

export * from './admin-overview.repository';
export * from './admin-shoot.repository';
export * from './attendance.repository';
export * from './backfill.repository';
export * from './booking.repository';
export * from './gap-override.repository';
export * from './conflict.repository';
export * from './contact.repository';
export * from './hold.repository';
export * from './cancellation.repository';
export type { ClashKind, MissingRest } from './clash';
export * from './market-run.repository';
export * from './market-snapshot.repository';
export * from './market-work.repository';
export * from './match-run.repository';
export * from './offer-row';
export * from './offer-counter.repository';
export * from './offer.repository';
export * from './proposal.repository';
export * from './reserve.repository';
export * from './roster.repository';
export * from './snapshot.repository';
export * from './account.repository';
export * from './account-search.repository';
export * from './company.repository';
export * from './login-failure.repository';
export * from './membership.repository';
export * from './person-vault.repository';
export * from './session.repository';
export * from './access.repository';
export * from './audit.repository';
export * from './idempotency.repository';
export * from './outbox.repository';
export * from './seed.repository';
export * from './state.repository';
export * from './system.repository';
export * from './announcement.repository';
export * from './application.repository';
export * from './block.repository';
export * from './board.repository';
export * from './month.repository';
export * from './posting.repository';
export * from './production.repository';
export * from './fit.repository';
export * from './match-change.repository';
export * from './profile.repository';
export * from './question.repository';
export * from './shoot-closing.repository';
export * from './delivery.repository';
export * from './notice.repository';
export * from './notification.repository';
export * from './shoot.repository';
export * from './slot.repository';

/** Every repository, for the module. */
export const REPOSITORIES = [
  GapOverrideRepository,
  AccessRepository,
  AuditRepository,
  IdempotencyRepository,
  OutboxRepository,
  StateRepository,
  SeedRepository,
  SystemRepository,
  AccountRepository,
  AccountSearchRepository,
  CompanyRepository,
  LoginFailureRepository,
  MembershipRepository,
  PersonVaultRepository,
  SessionRepository,
  AnnouncementRepository,
  ApplicationRepository,
  BlockRepository,
  BoardRepository,
  MonthRepository,
  PostingRepository,
  ProductionRepository,
  ProfileRepository,
  ShootClosingRepository,
  ShootRepository,
  SlotRepository,
  AdminOverviewRepository,
  AdminShootRepository,
  AttendanceRepository,
  ConflictRepository,
  BackfillRepository,
  BookingRepository,
  ContactRepository,
  HoldRepository,
  CancellationRepository,
  MarketRunRepository,
  MarketSnapshotRepository,
  MarketWorkRepository,
  MatchRunRepository,
  OfferCounterRepository,
  OfferRepository,
  ProposalRepository,
  ReserveRepository,
  QuestionRepository,
  RosterRepository,
  SnapshotRepository,
  FitRepository,
  MatchChangeRepository,
  DeliveryRepository,
  NoticeRepository,
  NotificationRepository,
];
