import { Injectable } from '@nestjs/common';
import { StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** What rights and life cycles need to know of a shoot. */
export interface ShootScope {
  readonly id: string;
  readonly companyId: string;
  readonly companyState: StateOf<'company'>;
  readonly productionId: string;
  readonly title: string;
  readonly baseId: string;
  readonly zone: string;
  readonly state: StateOf<'shoot'>;
  readonly firstShootingDay: string;
  readonly shootingDays: number;
  readonly version: number;
}

/** What rights and life cycles need to know of a posting. */
export interface PostingScope {
  readonly id: string;
  readonly roleId: string;
  readonly department: string;
  readonly state: StateOf<'posting'>;
  readonly version: number;
  readonly shoot: ShootScope;
}

const LOCKS = {
  none: '',
  share: 'FOR SHARE OF s',
  update: 'FOR UPDATE OF s',
  publish: 'FOR UPDATE OF s',
} as const;

const SHOOT_COLUMNS = `s.id, s.company_id AS "companyId", c.state AS "companyState", s.production_id AS "productionId",
  s.title, s.base_id AS "baseId", s.zone, s.state, s.first_shooting_day AS "firstShootingDay",
  s.shooting_days AS "shootingDays", s.version`;

@Injectable()
export class AccessRepository {
  /**
   * A shoot with its company's state; the shoot's row is locked as asked. `publish` locks the company first, as whoever
   * verifies it does, so that neither waits for the other.
   */
  async shootScope(tx: Tx, shootId: string, lock: keyof typeof LOCKS): Promise<ShootScope | null> {
    if (lock === 'publish') {
      await sql(tx, 'SELECT id FROM company WHERE id = (SELECT company_id FROM shoot WHERE id = $1) FOR SHARE', [
        shootId,
      ]);
    }
    return sqlOne<ShootScope>(
      tx,
      `SELECT ${SHOOT_COLUMNS} FROM shoot s JOIN company c ON c.id = s.company_id WHERE s.id = $1 ${LOCKS[lock]}`,
      [shootId],
    );
  }

  /** A posting with its shoot; the shoot's row is locked as asked. */
  async postingScope(tx: Tx, postingId: string, lock: keyof typeof LOCKS): Promise<PostingScope | null> {
    const parent = await sqlOne<{ shootId: string }>(tx, 'SELECT shoot_id AS "shootId" FROM posting WHERE id = $1', [
      postingId,
    ]);
    if (!parent) return null;
    const shoot = await this.shootScope(tx, parent.shootId, lock);
    const posting = await sqlOne<Omit<PostingScope, 'shoot'>>(
      tx,
      `SELECT p.id, p.role_id AS "roleId", r.department, p.state, p.version
       FROM posting p JOIN role r ON r.id = p.role_id WHERE p.id = $1`,
      [postingId],
    );
    return shoot && posting ? { ...posting, shoot } : null;
  }

  /** The shoot that a match run belongs to, none for one of the whole market; null when there is no such run. */
  async scopeOfRun(tx: Tx, runId: string): Promise<{ readonly shootId: string | null } | null> {
    return sqlOne(tx, 'SELECT shoot_id AS "shootId" FROM match_run WHERE id = $1', [runId]);
  }
}
