import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The answer of one shard at a step of a market run, or who works on it. */
@Entity({ name: 'market_task' })
export class MarketTaskEntity {
  @PrimaryColumn({ type: 'uuid' })
  runId!: string;

  @PrimaryColumn({ type: 'integer' })
  step!: number;

  @PrimaryColumn({ type: 'integer' })
  shard!: number;

  @Column({ type: 'uuid', nullable: true })
  owner!: string | null;

  @Column({ type: 'uuid', nullable: true })
  seat!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  @Column({ type: 'bytea', nullable: true })
  answer!: Buffer | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
