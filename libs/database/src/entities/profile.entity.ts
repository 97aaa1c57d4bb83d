import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a job seeker offers and asks. */
@Entity({ name: 'profile' })
export class ProfileEntity {
  @PrimaryColumn({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  kind!: 'graduate' | 'freelancer' | 'returnee';

  @Column({ type: 'text' })
  homeBase!: string;

  @Column({ type: 'integer' })
  maxTravelMinutes!: number;

  @Column({ type: 'bigint' })
  payFloorFen!: number;

  @Column({ type: 'text', nullable: true })
  school!: string | null;

  @Column({ type: 'text', nullable: true })
  major!: string | null;

  @Column({ type: 'text', array: true })
  languages!: string[];

  @Column({ type: 'text' })
  about!: string;

  @Column({ type: 'boolean' })
  searchable!: boolean;

  @Column({ type: 'boolean' })
  emergencyCalls!: boolean;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'timestamptz' })
  updatedAt!: Date;
}
