import type { Day, StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A run of shooting days of a production at one base. */
@Entity({ name: 'shoot' })
export class ShootEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  productionId!: string;

  @Column({ type: 'uuid' })
  companyId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  baseId!: string;

  @Column({ type: 'text' })
  zone!: string;

  @Column({ type: 'date' })
  firstShootingDay!: Day;

  @Column({ type: 'integer' })
  shootingDays!: number;

  @Column({ type: 'daterange' })
  run!: string;

  @Column({ type: 'bigint', nullable: true })
  labourBudgetFen!: number | null;

  @Column({ type: 'integer' })
  hoursPerDay!: number;

  @Column({ type: 'text' })
  overtimeRule!: string;

  @Column({ type: 'text' })
  payTiming!: 'daily' | 'weekly' | 'wrap' | 'wrap_7' | 'wrap_30';

  @Column({ type: 'boolean' })
  meals!: boolean;

  @Column({ type: 'boolean' })
  bed!: boolean;

  @Column({ type: 'integer', nullable: true })
  templateSize!: number | null;

  @Column({ type: 'text' })
  state!: StateOf<'shoot'>;

  @Column({ type: 'text', nullable: true })
  cancelReason!: string | null;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;
}
