import type { StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Frozen terms for one slot and one person, with a clock. */
@Entity({ name: 'offer' })
export class OfferEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  slotId!: string;

  @Column({ type: 'uuid' })
  postingId!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'uuid', nullable: true })
  proposalId!: string | null;

  @Column({ type: 'daterange' })
  span!: string;

  @Column({ type: 'jsonb' })
  terms!: unknown;

  @Column({ type: 'jsonb' })
  reasons!: unknown;

  @Column({ type: 'bigint' })
  payFen!: number;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text' })
  state!: StateOf<'offer'>;

  @Column({ type: 'text', nullable: true })
  answerReason!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  sentAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
