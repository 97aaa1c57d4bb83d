import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A period of a schedule that was already rung. */
@Entity({ name: 'schedule_tick' })
export class ScheduleTickEntity {
  @PrimaryColumn({ type: 'text' })
  schedule!: string;

  @PrimaryColumn({ type: 'text' })
  period!: string;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
