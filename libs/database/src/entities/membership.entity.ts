import type { CompanyRole } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An account's place in a company. */
@Entity({ name: 'membership' })
export class MembershipEntity {
  @PrimaryColumn({ type: 'uuid' })
  companyId!: string;

  @PrimaryColumn({ type: 'uuid' })
  accountId!: string;

  @Column({ type: 'text' })
  role!: CompanyRole;

  @Column({ type: 'text', nullable: true })
  department!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
