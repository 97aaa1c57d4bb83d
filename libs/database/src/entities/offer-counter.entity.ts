import type { CounterAnswer } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's one counter-proposal on the rate of an offer, and the producer's answer. */
@Entity({ name: 'offer_counter' })
export class OfferCounterEntity {
  @PrimaryColumn({ type: 'uuid' })
  offerId!: string;

  @Column({ type: 'bigint' })
  askedFen!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'jsonb' })
  firstTerms!: unknown;

  @Column({ type: 'timestamptz' })
  askedAt!: Date;

  @Column({ type: 'text', nullable: true })
  answer!: CounterAnswer | null;

  @Column({ type: 'bigint', nullable: true })
  answeredFen!: number | null;

  @Column({ type: 'uuid', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;
}
