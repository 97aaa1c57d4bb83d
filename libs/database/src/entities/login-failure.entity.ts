import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed log-ins in a window, by account or by address. */
@Entity({ name: 'login_failure' })
export class LoginFailureEntity {
  @PrimaryColumn({ type: 'text' })
  bucket!: string;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ type: 'timestamptz' })
  windowStart!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  blockedUntil!: Date | null;
}
