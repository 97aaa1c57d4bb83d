import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether somebody who is booked has said that she comes on her first day. */
@Entity({ name: 'attendance' })
export class AttendanceEntity {
  @PrimaryColumn({ type: 'uuid' })
  bookingId!: string;

  @Column({ type: 'timestamptz', nullable: true })
  askedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  againAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  silentAt!: Date | null;
}
