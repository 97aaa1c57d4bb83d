import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who works or hires; holds nothing that identifies her beyond the name she shows. */
@Entity({ name: 'person' })
export class PersonEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  handle!: string;

  @Column({ type: 'text' })
  displayName!: string;

  @Column({ type: 'boolean' })
  demo!: boolean;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
