import type { StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The person a run suggests for a slot, with reasons and runners-up. */
@Entity({ name: 'proposal' })
export class ProposalEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  runId!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'uuid' })
  slotId!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  state!: StateOf<'proposal'>;

  @Column({ type: 'integer' })
  score!: number;

  @Column({ type: 'bigint' })
  payFen!: number;

  @Column({ type: 'jsonb' })
  terms!: unknown;

  @Column({ type: 'jsonb' })
  runnersUp!: unknown;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
