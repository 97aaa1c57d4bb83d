import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An offer that leaves out earned rest: who allowed it, and the person's consent. */
@Entity({ name: 'gap_override' })
export class GapOverrideEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  offerId!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'uuid' })
  otherBookingId!: string;

  @Column({ type: 'integer' })
  restDays!: number;

  @Column({ type: 'integer' })
  travelDays!: number;

  @Column({ type: 'integer' })
  freeDays!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'uuid' })
  allowedBy!: string;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  consentedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  bookingId!: string | null;
}
