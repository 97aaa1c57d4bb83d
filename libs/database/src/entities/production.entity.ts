import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A title that a company makes; it has one or more shoots. */
@Entity({ name: 'production' })
export class ProductionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  companyId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  genre!: 'modern' | 'costume' | 'campus' | 'action' | 'overseas';

  @Column({ type: 'integer' })
  episodes!: number;

  @Column({ type: 'text', nullable: true })
  filingNumber!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
