import { Injectable } from '@nestjs/common';
import { ConflictRepository, ConflictRow, Transactions } from '@callboard/database';
import { CONFLICT_KINDS } from '@callboard/domain';
import { EXPERIENCED_LEVEL } from '@callboard/matching';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { ConflictFixes, fixesOf } from './conflict-fixes';

/** A conflict with what can be done about it. */
export interface Conflict extends ConflictRow {
  /** The same for the same conflict, however often it is asked for. */
  readonly key: string;
  readonly fixes: ConflictFixes;
}

/** What stands between a shoot and the people whom it has booked, asked or holds, as it is now. */
@Injectable()
export class Conflicts {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly conflicts: ConflictRepository,
  ) {}

  /**
   * The conflicts of a shoot, those that somebody has to decide first; a head of department sees those of the own
   * department. Who may not read offers sees those of bookings, without what was said when they were made. Two
   * statements, whatever the size of the shoot.
   */
  async ofShoot(call: Call, shootId: string): Promise<Conflict[]> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const { companyId } = await this.access.shoot(tx, call.actor, shootId, 'roster.read');
      const offers = this.access.may(call.actor, companyId, 'offer.read');
      const rows = await this.conflicts.ofShoot(tx, shootId, {
        department: this.access.departmentOf(call.actor, companyId),
        offers,
        mentorLevel: EXPERIENCED_LEVEL,
      });
      return conflictsOf(offers ? rows : rows.map(unsaid));
    });
  }
}

/** Without what belongs to the offer that a booking came of. */
function unsaid(row: ConflictRow): ConflictRow {
  const { reason: _, byName: __, ...facts } = row.facts;
  return { ...row, facts };
}

/**
 * Conflicts as they are worked through: what is decided comes last, then by day and by how bad they are. Where somebody
 * cannot accept any more, nothing else about the offer matters.
 */
export function conflictsOf(rows: readonly ConflictRow[]): Conflict[] {
  const over = new Set(rows.filter(({ kind }) => kind === 'cannotAccept').map(({ subjectId }) => subjectId));
  const rank = ({ decider }: ConflictRow): number => Number(decider === 'decided');
  return rows
    .filter(({ kind, subjectId }) => kind === 'cannotAccept' || !over.has(subjectId))
    .map((row) => ({ ...row, key: `${row.kind}:${row.subjectId}`, fixes: fixesOf(row) }))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.days[0]!.localeCompare(b.days[0]!) ||
        CONFLICT_KINDS.indexOf(a.kind) - CONFLICT_KINDS.indexOf(b.kind) ||
        a.key.localeCompare(b.key),
    );
}
