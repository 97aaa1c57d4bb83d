import type { StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A producer's company; its state says whether its postings may be public. */
@Entity({ name: 'company' })
export class CompanyEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  creditCode!: string | null;

  @Column({ type: 'text' })
  evidence!: string;

  @Column({ type: 'text' })
  state!: StateOf<'company'>;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  decisionReason!: string | null;

  @Column({ type: 'boolean' })
  demo!: boolean;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
