import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One way to reach or identify a person, encrypted, with an HMAC for look-up. */
@Entity({ name: 'person_contact' })
export class PersonContactEntity {
  @PrimaryColumn({ type: 'uuid' })
  personId!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: 'email' | 'phone' | 'identity_number';

  @Column({ type: 'bytea' })
  cipher!: Buffer;

  @Column({ type: 'bytea' })
  lookup!: Buffer;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
