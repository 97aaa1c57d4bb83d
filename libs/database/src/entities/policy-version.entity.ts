import type { Day } from '@callboard/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Versioned numbers behind a rule, such as the gap rule or the weights of the match. */
@Entity({ name: 'policy_version' })
export class PolicyVersionEntity {
  @PrimaryColumn({ type: 'text' })
  kind!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  body!: unknown;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'date' })
  effectiveOn!: Day;
}
