import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A note that something changed for the index of people and postings. Written by triggers. */
@Entity({ name: 'match_change' })
export class MatchChangeEntity {
  @PrimaryColumn({ type: 'bigint' })
  txid!: number;

  @PrimaryColumn({ type: 'bigint' })
  seq!: number;

  @Column({ type: 'text' })
  kind!: 'person' | 'posting' | 'shoot' | 'company' | 'pins';

  @Column({ type: 'uuid' })
  subjectId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
