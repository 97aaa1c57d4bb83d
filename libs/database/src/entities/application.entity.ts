import type { Day, StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person asks for a posting. */
@Entity({ name: 'application' })
export class ApplicationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  postingId!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  note!: string;

  /** The days that she can do; null: all of the posting's. */
  @Column({ type: 'date', array: true, nullable: true })
  days!: Day[] | null;

  @Column({ type: 'text' })
  state!: StateOf<'application'>;

  @Column({ type: 'text', nullable: true })
  closedReason!: 'posting_filled' | 'posting_closed' | 'shoot_cancelled' | 'work_begun' | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz' })
  changedAt!: Date;
}
