import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Some rows of the snapshot of a market run, packed. */
@Entity({ name: 'market_part' })
export class MarketPartEntity {
  @PrimaryColumn({ type: 'uuid' })
  runId!: string;

  @PrimaryColumn({ type: 'integer' })
  shard!: number;

  @PrimaryColumn({ type: 'integer' })
  page!: number;

  @Column({ type: 'bytea' })
  bytes!: Buffer;
}
