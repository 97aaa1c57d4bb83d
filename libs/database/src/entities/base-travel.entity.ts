import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Estimated minutes between two bases, door to door; synchronised from the domain. */
@Entity({ name: 'base_travel' })
export class BaseTravelEntity {
  @PrimaryColumn({ type: 'text' })
  fromBase!: string;

  @PrimaryColumn({ type: 'text' })
  toBase!: string;

  @Column({ type: 'integer' })
  minutes!: number;
}
