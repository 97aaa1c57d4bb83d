import type { BlockSide } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One side wants nothing to do with the other, which is not told. */
@Entity({ name: 'block' })
export class BlockEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'uuid' })
  companyId!: string;

  @Column({ type: 'text' })
  bySide!: BlockSide;

  /** Account. */
  @Column({ type: 'uuid' })
  madeBy!: string;

  /** For the own side alone. */
  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
