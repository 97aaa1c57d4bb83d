import type { BackfillLevel, StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The refilling of one place. */
@Entity({ name: 'backfill' })
export class BackfillEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  slotId!: string;

  @Column({ type: 'uuid' })
  postingId!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'text' })
  cause!: string;

  @Column({ type: 'uuid', nullable: true })
  cancellationId!: string | null;

  @Column({ type: 'text' })
  state!: StateOf<'backfill'>;

  @Column({ type: 'text' })
  level!: BackfillLevel;

  @Column({ type: 'integer' })
  round!: number;

  @Column({ type: 'integer', nullable: true })
  width!: number | null;

  @Column({ type: 'timestamptz', nullable: true })
  roundEndsAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  waitsUntil!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  offerId!: string | null;

  @Column({ type: 'timestamptz' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
