import type { Day, StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One head of a posting, with its own days. */
@Entity({ name: 'slot' })
export class SlotEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  postingId!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'date', array: true })
  days!: Day[];

  @Column({ type: 'daterange' })
  span!: string;

  @Column({ type: 'text' })
  state!: StateOf<'slot'>;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
