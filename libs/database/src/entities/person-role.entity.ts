import type { Level } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A role that a person can fill, and how well. */
@Entity({ name: 'person_role' })
export class PersonRoleEntity {
  @PrimaryColumn({ type: 'uuid' })
  personId!: string;

  @PrimaryColumn({ type: 'text' })
  roleId!: string;

  @Column({ type: 'smallint' })
  level!: Level;
}
