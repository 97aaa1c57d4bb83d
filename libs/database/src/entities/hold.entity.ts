import type { HoldEndReason, StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** First right of a company on a person's days. */
@Entity({ name: 'hold' })
export class HoldEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  slotId!: string;

  @Column({ type: 'uuid' })
  postingId!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'uuid' })
  companyId!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'daterange' })
  span!: string;

  @Column({ type: 'text' })
  state!: StateOf<'hold'>;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  challengedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  challengeEndsAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  challengedBy!: string | null;

  @Column({ type: 'uuid', nullable: true })
  offerId!: string | null;

  @Column({ type: 'text', nullable: true })
  endReason!: HoldEndReason | null;

  @Column({ type: 'uuid' })
  createdBy!: string;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
