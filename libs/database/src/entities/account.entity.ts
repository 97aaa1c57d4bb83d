import type { PlatformRole, StateOf } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The log-in of a person. */
@Entity({ name: 'account' })
export class AccountEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  passwordHash!: string;

  @Column({ type: 'text' })
  platformRole!: PlatformRole;

  @Column({ type: 'text' })
  state!: StateOf<'account'>;

  @Column({ type: 'integer' })
  tokenVersion!: number;

  @Column({ type: 'text' })
  locale!: 'zh' | 'en';

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
