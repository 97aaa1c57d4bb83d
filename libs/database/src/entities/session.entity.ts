import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A log-in that lasts; revoked by itself, by its account's token version or by time. */
@Entity({ name: 'session' })
export class SessionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  accountId!: string;

  @Column({ type: 'text' })
  kind!: 'browser' | 'bearer';

  @Column({ type: 'integer' })
  tokenVersion!: number;

  @Column({ type: 'bytea' })
  refreshHash!: Buffer;

  @Column({ type: 'bytea', nullable: true })
  previousRefreshHash!: Buffer | null;

  @Column({ type: 'timestamptz' })
  rotatedAt!: Date;

  @Column({ type: 'timestamptz' })
  authenticatedAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
