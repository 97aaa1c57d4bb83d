import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one more place like a slot would be worth, by the last market run. */
@Entity({ name: 'slot_price' })
export class SlotPriceEntity {
  @PrimaryColumn({ type: 'uuid' })
  slotId!: string;

  @Column({ type: 'uuid' })
  runId!: string;

  @Column({ type: 'integer' })
  priceParts!: number;

  @Column({ type: 'timestamptz' })
  foundAt!: Date;
}
