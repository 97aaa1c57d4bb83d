import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why the last run left a slot open. */
@Entity({ name: 'slot_shortfall' })
export class SlotShortfallEntity {
  @PrimaryColumn({ type: 'uuid' })
  slotId!: string;

  @Column({ type: 'uuid', nullable: true })
  runId!: string | null;

  @Column({ type: 'jsonb' })
  funnel!: unknown;

  @Column({ type: 'text' })
  bindingRule!: string;

  @Column({ type: 'jsonb' })
  relaxations!: unknown;

  @Column({ type: 'jsonb' })
  otherDays!: unknown;

  @Column({ type: 'timestamptz' })
  foundAt!: Date;
}
