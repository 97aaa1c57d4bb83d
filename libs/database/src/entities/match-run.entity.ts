import type { StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One run of the engine over a shoot, or over the whole market when it has none. */
@Entity({ name: 'match_run' })
export class MatchRunEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', nullable: true })
  shootId!: string | null;

  @Column({ type: 'text' })
  cause!: 'producer' | 'admin' | 'schedule';

  @Column({ type: 'integer', nullable: true })
  shards!: number | null;

  @Column({ type: 'timestamptz', nullable: true })
  snapshotAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  requestedBy!: string | null;

  @Column({ type: 'text' })
  state!: StateOf<'matchRun'>;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'integer' })
  doneUnits!: number;

  @Column({ type: 'integer' })
  totalUnits!: number;

  @Column({ type: 'integer' })
  weightsVersion!: number;

  @Column({ type: 'integer' })
  gapPolicyVersion!: number;

  @Column({ type: 'jsonb', nullable: true })
  result!: unknown;

  @Column({ type: 'text', nullable: true })
  failure!: string | null;

  @Column({ type: 'uuid', nullable: true })
  leaseToken!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
