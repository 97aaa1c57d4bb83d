import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A write that was already asked for, with the answer it got. */
@Entity({ name: 'idempotency_key' })
export class IdempotencyKeyEntity {
  @PrimaryColumn({ type: 'uuid' })
  accountId!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'bytea' })
  requestHash!: Buffer;

  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  /** JSON as it was sent. */
  @Column({ type: 'text', nullable: true })
  body!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
