import type { StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An accepted offer; blocks the person's whole span. */
@Entity({ name: 'booking' })
export class BookingEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  offerId!: string;

  @Column({ type: 'uuid' })
  slotId!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  baseId!: string;

  @Column({ type: 'daterange' })
  span!: string;

  @Column({ type: 'integer' })
  paidDays!: number;

  @Column({ type: 'integer' })
  nightRun!: number;

  @Column({ type: 'bigint' })
  payFen!: number;

  @Column({ type: 'text' })
  state!: StateOf<'booking'>;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
