import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a shoot says to its crew. */
@Entity({ name: 'announcement' })
export class AnnouncementEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  shootId!: string;

  /** Null: everybody. */
  @Column({ type: 'text', nullable: true })
  department!: string | null;

  @Column({ type: 'uuid' })
  authorId!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'boolean' })
  urgent!: boolean;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;
}
