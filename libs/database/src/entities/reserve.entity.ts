import type { StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person stands by for a posting. */
@Entity({ name: 'reserve' })
export class ReserveEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  postingId!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  state!: StateOf<'reserve'>;

  @Column({ type: 'text', nullable: true })
  dropReason!: 'booked_elsewhere' | 'shoot_wrapped' | 'shoot_cancelled' | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
