import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A place where crews work; synchronised from `bases` of the domain. */
@Entity({ name: 'base' })
export class BaseEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  zone!: string;
}
