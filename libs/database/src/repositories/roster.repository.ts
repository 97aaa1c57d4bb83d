import { Injectable } from '@nestjs/common';
import type { Day, StateOf } from '@callboard/domain';
import { ACTIVE_BOOKINGS } from '../kernel/state-list';
import { prepared } from '../kernel/prepared';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** The shoot above a roster. */
export interface RosterShoot {
  readonly id: string;
  readonly title: string;
  readonly state: StateOf<'shoot'>;
  readonly baseId: string;
  readonly zone: string;
  readonly companyId: string;
  readonly companyName: string;
  /** Half-open range of the run. */
  readonly run: string;
  readonly firstShootingDay: Day;
  readonly shootingDays: number;
}

/** A place of a shoot with who holds it, who is asked for it and why it is open. */
export interface RosterSlot {
  readonly slotId: string;
  readonly postingId: string;
  readonly roleId: string;
  readonly department: string;
  readonly position: number;
  readonly days: readonly Day[];
  /** Days that somebody worked before leaving count as booked. */
  readonly state: Exclude<StateOf<'slot'>, 'worked'>;
  readonly bookingId: string | null;
  readonly personId: string | null;
  readonly displayName: string | null;
  readonly handle: string | null;
  readonly liveOffers: number;
  readonly bindingRule: string | null;
}

const SHOOT = prepared(
  'roster shoot',
  `SELECT h.id, h.title, h.state, h.base_id AS "baseId", h.zone, h.company_id AS "companyId",
              c.name AS "companyName", h.run::text AS run, h.first_shooting_day AS "firstShootingDay",
              h.shooting_days AS "shootingDays"
       FROM shoot h JOIN company c ON c.id = h.company_id WHERE h.id = $1`,
);

const SLOTS = prepared(
  'roster slots',
  `SELECT s.id AS "slotId", s.posting_id AS "postingId", p.role_id AS "roleId", r.department, s.position, s.days,
              CASE s.state WHEN 'worked' THEN 'booked' ELSE s.state END AS state, b.id AS "bookingId", x.id AS "personId", x.display_name AS "displayName", x.handle,
              coalesce(o.live, 0)::integer AS "liveOffers",
              CASE WHEN s.state = 'open' THEN f.binding_rule END AS "bindingRule"
       FROM slot s JOIN posting p ON p.id = s.posting_id JOIN role r ON r.id = p.role_id
       LEFT JOIN booking b ON b.slot_id = s.id AND b.state IN ${ACTIVE_BOOKINGS}
       LEFT JOIN person x ON x.id = b.person_id
       LEFT JOIN (SELECT slot_id, count(*) AS live FROM offer
                  WHERE shoot_id = $1 AND state IN ('sent', 'viewed', 'countered') GROUP BY slot_id) o ON o.slot_id = s.id
       LEFT JOIN slot_shortfall f ON f.slot_id = s.id
       WHERE s.shoot_id = $1 AND s.state <> 'cancelled'
       ORDER BY p.sort_order, p.id, s.position, s.days[1]`,
);

@Injectable()
export class RosterRepository {
  async shoot(tx: Tx, shootId: string): Promise<RosterShoot | null> {
    return sqlOne<RosterShoot>(tx, SHOOT, [shootId]);
  }

  /** Every place of a shoot that is not cancelled, in the order of its postings. */
  async slots(tx: Tx, shootId: string): Promise<RosterSlot[]> {
    return sql<RosterSlot>(tx, SLOTS, [shootId]);
  }
}
