import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's data key, wrapped by the master key. */
@Entity({ name: 'person_key' })
export class PersonKeyEntity {
  @PrimaryColumn({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'bytea' })
  wrappedKey!: Buffer;

  @Column({ type: 'text' })
  masterKeyId!: string;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
