import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A job in a crew; synchronised from `roles` of the domain. */
@Entity({ name: 'role' })
export class RoleEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  department!: string;
}
