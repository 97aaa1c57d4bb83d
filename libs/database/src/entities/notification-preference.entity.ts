import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a person wants to be told. */
@Entity({ name: 'notification_preference' })
export class NotificationPreferenceEntity {
  @PrimaryColumn({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'boolean' })
  mail!: boolean;

  @Column({ type: 'boolean' })
  sms!: boolean;

  @Column({ type: 'boolean' })
  push!: boolean;

  @Column({ type: 'boolean' })
  digest!: boolean;

  @Column({ type: 'timestamptz' })
  updatedAt!: Date;
}
