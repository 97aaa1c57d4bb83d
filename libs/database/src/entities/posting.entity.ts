import type { Level, StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A job on a shoot, one or more heads. */
@Entity({ name: 'posting' })
export class PostingEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  @Column({ type: 'text' })
  roleId!: string;

  @Column({ type: 'smallint' })
  minLevel!: Level;

  @Column({ type: 'integer' })
  headcount!: number;

  @Column({ type: 'bigint', nullable: true })
  payLowFen!: number | null;

  @Column({ type: 'bigint', nullable: true })
  payHighFen!: number | null;

  @Column({ type: 'integer' })
  hoursPerDay!: number;

  @Column({ type: 'integer' })
  prepDays!: number;

  @Column({ type: 'integer' })
  shootShareBp!: number;

  @Column({ type: 'integer' })
  wrapDays!: number;

  @Column({ type: 'integer' })
  shiftDays!: number;

  @Column({ type: 'boolean' })
  headOfDepartment!: boolean;

  @Column({ type: 'text' })
  entry!: 'none' | 'mentored' | 'open';

  @Column({ type: 'text' })
  requirements!: string;

  @Column({ type: 'integer' })
  sortOrder!: number;

  @Column({ type: 'text' })
  state!: StateOf<'posting'>;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text', nullable: true })
  templateRole!: string | null;

  @Column({ type: 'boolean' })
  edited!: boolean;

  @Column({ type: 'text' })
  asking!: 'suggest' | 'auto';

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;
}
