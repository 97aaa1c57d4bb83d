import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who was booked when an announcement was sent. */
@Entity({ name: 'announcement_recipient' })
export class AnnouncementRecipientEntity {
  @PrimaryColumn({ type: 'uuid' })
  announcementId!: string;

  @PrimaryColumn({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'timestamptz', nullable: true })
  readAt!: Date | null;
}
