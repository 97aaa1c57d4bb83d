import { Injectable } from '@nestjs/common';
import { Day, StateOf } from '@callboard/domain';
import { ACTIVE_BOOKINGS, OPEN_APPLICATIONS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { containing } from './like';
import type { PersonCard } from './proposal.repository';

/** How a company knows somebody: she works or is asked in the shoot, is proposed, applied, or worked for it before. */
export const KNOWN_AS = ['crew', 'proposed', 'applied', 'worked'] as const;
export type KnownAs = (typeof KNOWN_AS)[number];

/** Somebody whom the company may ask about by name. */
export interface KnownPerson extends PersonCard {
  readonly knownAs: KnownAs;
}

/** Whom to look for. */
export interface KnownFilter {
  readonly shootId: string;
  readonly companyId: string;
  /** Bounds everything to one department; null for all. */
  readonly department: string | null;
  /** Part of the name or the handle; null for all. */
  readonly text: string | null;
  /** This one alone; null for all. */
  readonly personId: string | null;
  /** Those who hold this role come first. */
  readonly roleId: string;
  readonly limit: number;
}

/** A place of a shoot in which somebody stands, or is asked or proposed for. */
export interface PlaceOfPerson {
  readonly slotId: string;
  readonly roleId: string;
  readonly department: string;
  readonly position: number;
  readonly how: 'booked' | 'asked' | 'proposed';
}

/** The last answer of a person who was asked for a slot. */
export interface LastAsk {
  readonly state: StateOf<'offer'>;
  readonly at: Date;
}

/** The slot that a question is about. */
export interface QuestionSlot {
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly state: StateOf<'slot'>;
  readonly days: readonly Day[];
}

/** What a producer's questions about people need of the database. */
@Injectable()
export class QuestionRepository {
  /** The moment of the snapshot, by the clock of the database. */
  async now(tx: Tx): Promise<Date> {
    return (await sqlOne<{ now: Date }>(tx, `SELECT date_trunc('milliseconds', now()) AS now`))!.now;
  }

  async slot(tx: Tx, slotId: string): Promise<QuestionSlot | null> {
    return sqlOne<QuestionSlot>(
      tx,
      `SELECT id AS "slotId", posting_id AS "postingId", shoot_id AS "shootId", state, days FROM slot WHERE id = $1`,
      [slotId],
    );
  }

  /** People whom a company knows through a shoot or by earlier work: those of the role, then those nearest to the shoot. */
  async known(tx: Tx, filter: KnownFilter): Promise<KnownPerson[]> {
    return sql<KnownPerson>(
      tx,
      `WITH known AS (
         SELECT o.person_id, 0 AS rank, p.role_id FROM offer o JOIN posting p ON p.id = o.posting_id
         WHERE o.shoot_id = $1
         UNION ALL
         SELECT q.person_id, 1, o.role_id FROM proposal q JOIN slot s ON s.id = q.slot_id JOIN posting o ON o.id = s.posting_id
         WHERE q.shoot_id = $1 AND q.state IN ('suggested', 'pinned')
         UNION ALL
         SELECT (r.value ->> 'personId')::uuid, 1, o.role_id
         FROM proposal q JOIN slot s ON s.id = q.slot_id JOIN posting o ON o.id = s.posting_id
         CROSS JOIN LATERAL jsonb_array_elements(q.runners_up) AS r(value)
         WHERE q.shoot_id = $1 AND q.state IN ('suggested', 'pinned')
         UNION ALL
         SELECT a.person_id, 2, p.role_id FROM application a JOIN posting p ON p.id = a.posting_id
         WHERE a.shoot_id = $1 AND a.state IN ${OPEN_APPLICATIONS}
         UNION ALL
         SELECT b.person_id, 3, p.role_id
         FROM booking b JOIN slot s ON s.id = b.slot_id JOIN posting p ON p.id = s.posting_id JOIN shoot h ON h.id = b.shoot_id
         WHERE h.company_id = $2 AND b.state IN ${ACTIVE_BOOKINGS}
       ), best AS (
         SELECT k.person_id, min(k.rank) AS rank FROM known k JOIN role r ON r.id = k.role_id
         WHERE ($3::text IS NULL OR r.department = $3) AND ($5::uuid IS NULL OR k.person_id = $5)
         GROUP BY k.person_id
       )
       SELECT x.id AS "personId", x.display_name AS "displayName", x.handle, f.home_base AS "homeBase",
              ($7::text[])[best.rank + 1] AS "knownAs"
       FROM best JOIN person x ON x.id = best.person_id LEFT JOIN profile f ON f.person_id = x.id
       WHERE $4::text IS NULL OR x.display_name ILIKE $4 OR x.handle ILIKE $4
       ORDER BY EXISTS (SELECT FROM person_role l WHERE l.person_id = x.id AND l.role_id = $8) DESC,
                best.rank, x.display_name, x.id LIMIT $6`,
      [
        filter.shootId,
        filter.companyId,
        filter.department,
        filter.text === null ? null : containing(filter.text),
        filter.personId,
        filter.limit,
        KNOWN_AS,
        filter.roleId,
      ],
    );
  }

  /** Where a person stands in a shoot: booked, asked or proposed; null when nowhere. */
  async placeOf(tx: Tx, shootId: string, personId: string): Promise<PlaceOfPerson | null> {
    return sqlOne<PlaceOfPerson>(
      tx,
      `SELECT k.slot_id AS "slotId", p.role_id AS "roleId", r.department, s.position, k.how
       FROM (SELECT slot_id, 'booked' AS how, 0 AS rank FROM booking
             WHERE shoot_id = $1 AND person_id = $2 AND state IN ('confirmed', 'reconfirming')
             UNION ALL SELECT slot_id, 'asked', 1 FROM offer
             WHERE shoot_id = $1 AND person_id = $2 AND state IN ('staged', 'sent', 'viewed', 'countered')
             UNION ALL SELECT slot_id, 'proposed', 2 FROM proposal
             WHERE shoot_id = $1 AND person_id = $2 AND state IN ('suggested', 'pinned')) k
       JOIN slot s ON s.id = k.slot_id JOIN posting p ON p.id = s.posting_id JOIN role r ON r.id = p.role_id
       ORDER BY k.rank LIMIT 1`,
      [shootId, personId],
    );
  }

  /** The last offer of a slot to a person that came to nothing; null when she was never asked. */
  async lastAsk(tx: Tx, slotId: string, personId: string): Promise<LastAsk | null> {
    return sqlOne<LastAsk>(
      tx,
      `SELECT state, coalesce(answered_at, expires_at) AS at FROM offer
       WHERE slot_id = $1 AND person_id = $2 AND state IN ('declined', 'expired', 'withdrawn')
       ORDER BY id DESC LIMIT 1`,
      [slotId, personId],
    );
  }
}
