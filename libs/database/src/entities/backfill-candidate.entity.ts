import type { BackfillLevel } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom a backfill asked, or passed over and why. */
@Entity({ name: 'backfill_candidate' })
export class BackfillCandidateEntity {
  @PrimaryColumn({ type: 'uuid' })
  backfillId!: string;

  @PrimaryColumn({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'integer' })
  round!: number;

  @Column({ type: 'text' })
  level!: BackfillLevel;

  @Column({ type: 'integer', nullable: true })
  score!: number | null;

  @Column({ type: 'uuid', nullable: true })
  offerId!: string | null;

  @Column({ type: 'text', nullable: true })
  passedOver!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
