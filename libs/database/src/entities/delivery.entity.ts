import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A notification on its way by one channel. */
@Entity({ name: 'delivery' })
export class DeliveryEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  notificationId!: string;

  @Column({ type: 'text' })
  channel!: 'mail' | 'sms' | 'push';

  @Column({ type: 'text' })
  state!: 'held' | 'due' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dropped';

  @Column({ type: 'uuid', nullable: true })
  messageId!: string | null;

  @Column({ type: 'timestamptz' })
  dueAt!: Date;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ type: 'text', nullable: true })
  providerId!: string | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ type: 'uuid', nullable: true })
  leaseToken!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  sentAt!: Date | null;

  @Column({ type: 'boolean', default: false })
  atNight!: boolean;
}
