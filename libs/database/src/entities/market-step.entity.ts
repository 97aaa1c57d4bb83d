import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the shards of a market run were asked at a step. */
@Entity({ name: 'market_step' })
export class MarketStepEntity {
  @PrimaryColumn({ type: 'uuid' })
  runId!: string;

  @PrimaryColumn({ type: 'integer' })
  step!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'bytea' })
  request!: Buffer;
}
