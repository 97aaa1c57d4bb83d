import type { Day } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a booking was called off. */
@Entity({ name: 'cancellation' })
export class CancellationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  bookingId!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  kind!: 'person' | 'company' | 'no_show';

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'date' })
  firstLostDay!: Day;

  @Column({ type: 'integer' })
  lostDays!: number;

  @Column({ type: 'integer' })
  workedDays!: number;

  @Column({ type: 'boolean' })
  late!: boolean;

  @Column({ type: 'boolean' })
  counted!: boolean;

  @Column({ type: 'bigint' })
  owedFen!: number;

  @Column({ type: 'text', nullable: true })
  owedRule!: string | null;

  @Column({ type: 'uuid', nullable: true })
  byAccount!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
