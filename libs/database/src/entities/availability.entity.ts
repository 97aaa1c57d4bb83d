import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A span of days a person offers, would rather not work, or refuses. */
@Entity({ name: 'availability' })
export class AvailabilityEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'daterange' })
  span!: string;

  @Column({ type: 'text' })
  state!: 'free' | 'prefer_not' | 'no';
}
