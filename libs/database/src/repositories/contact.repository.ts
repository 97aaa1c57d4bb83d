import { Injectable } from '@nestjs/common';
import type { Day } from '@callboard/domain';
import { sqlOne, Tx } from '../kernel/tx';

/** Somebody whom a shoot may call, and about which place. */
export interface Reachable {
  readonly roleId: string;
  readonly department: string;
  /** At the base. */
  readonly today: Day;
}

@Injectable()
export class ContactRepository {
  /**
   * Why a shoot may call somebody: she is booked in it, or a backfill of it that is not over has asked her and she has not
   * said no. Null when it may not.
   */
  async reachable(tx: Tx, shootId: string, personId: string): Promise<Reachable | null> {
    return sqlOne<Reachable>(
      tx,
      `SELECT p.role_id AS "roleId", r.department, (clock_timestamp() AT TIME ZONE h.zone)::date AS today
       FROM (SELECT l.posting_id FROM booking b JOIN slot l ON l.id = b.slot_id
             WHERE b.shoot_id = $1 AND b.person_id = $2 AND b.state IN ('confirmed', 'reconfirming')
             UNION ALL
             SELECT f.posting_id FROM backfill f JOIN backfill_candidate k ON k.backfill_id = f.id
             JOIN offer o ON o.id = k.offer_id
             WHERE f.shoot_id = $1 AND k.person_id = $2 AND f.state IN ('running', 'paused', 'manual', 'exhausted')
               AND o.state IN ('sent', 'viewed', 'countered', 'expired')) via
       JOIN posting p ON p.id = via.posting_id JOIN role r ON r.id = p.role_id JOIN shoot h ON h.id = p.shoot_id
       LIMIT 1`,
      [shootId, personId],
    );
  }
}
