import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question through outbox, queue and worker, and its answer. */
@Entity({ name: 'worker_heartbeat' })
export class WorkerHeartbeatEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'timestamptz' })
  requestedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;
}
