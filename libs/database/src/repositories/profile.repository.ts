import { Injectable } from '@nestjs/common';
import { Day, fromDateRange, Span, toDateRange } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** A role that a person offers, with the level in it. */
export interface PersonRole {
  readonly roleId: string;
  readonly level: number;
}

/** What a person says about working. Money is integer fen a day. */
export interface ProfileTerms {
  readonly kind: 'graduate' | 'freelancer' | 'returnee';
  readonly homeBase: string;
  readonly maxTravelMinutes: number;
  readonly payFloorFen: number;
  readonly school: string | null;
  readonly major: string | null;
  readonly languages: readonly string[];
  readonly about: string;
  readonly searchable: boolean;
}

/** A stored profile. */
export interface ProfileRecord extends ProfileTerms {
  readonly roles: readonly PersonRole[];
  readonly version: number;
  readonly updatedAt: Date;
}

/** How a person is called. */
export interface PersonName {
  readonly id: string;
  readonly displayName: string;
  readonly handle: string;
}

export type AvailabilityState = 'free' | 'prefer_not' | 'no';

/** Days in a row of one state. */
export interface AvailabilitySpan {
  readonly span: Span;
  readonly state: AvailabilityState;
}

function valuesOf(terms: ProfileTerms): unknown[] {
  return [
    terms.kind,
    terms.homeBase,
    terms.maxTravelMinutes,
    terms.payFloorFen,
    terms.school,
    terms.major,
    terms.languages,
    terms.about,
    terms.searchable,
  ];
}

@Injectable()
export class ProfileRepository {
  async person(tx: Tx, personId: string): Promise<PersonName | null> {
    return sqlOne<PersonName>(tx, 'SELECT id, display_name AS "displayName", handle FROM person WHERE id = $1', [
      personId,
    ]);
  }

  /** Locks the person's row, under which calendars change. */
  async lockPerson(tx: Tx, personId: string): Promise<void> {
    await sql(tx, 'SELECT id FROM person WHERE id = $1 FOR UPDATE', [personId]);
  }

  async find(tx: Tx, personId: string): Promise<ProfileRecord | null> {
    return sqlOne<ProfileRecord>(
      tx,
      `SELECT f.kind, f.home_base AS "homeBase", f.max_travel_minutes AS "maxTravelMinutes",
              f.pay_floor_fen AS "payFloorFen", f.school, f.major, f.languages, f.about, f.searchable, f.version,
              f.updated_at AS "updatedAt",
              coalesce((SELECT jsonb_agg(jsonb_build_object('roleId', r.role_id, 'level', r.level) ORDER BY r.role_id)
                        FROM person_role r WHERE r.person_id = f.person_id), '[]') AS roles
       FROM profile f WHERE f.person_id = $1`,
      [personId],
    );
  }

  /** Makes the first profile of a person; false when there is one already. */
  async insert(tx: Tx, personId: string, terms: ProfileTerms): Promise<boolean> {
    const rows = await sql(
      tx,
      `INSERT INTO profile (person_id, kind, home_base, max_travel_minutes, pay_floor_fen, school, major, languages,
                            about, searchable)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text[], $9, $10)
       ON CONFLICT ON CONSTRAINT profile_pkey DO NOTHING RETURNING person_id`,
      [personId, ...valuesOf(terms)],
    );
    return rows.length === 1;
  }

  /** Writes the profile if it still has this version, and counts it up; false when it has another. */
  async update(tx: Tx, personId: string, version: number, terms: ProfileTerms): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE profile SET kind = $3, home_base = $4, max_travel_minutes = $5, pay_floor_fen = $6, school = $7,
              major = $8, languages = $9::text[], about = $10, searchable = $11, version = version + 1,
              updated_at = now()
       WHERE person_id = $1 AND version = $2 RETURNING person_id`,
      [personId, version, ...valuesOf(terms)],
    );
    return rows.length === 1;
  }

  async setRoles(tx: Tx, personId: string, roles: readonly PersonRole[]): Promise<void> {
    await sql(tx, 'DELETE FROM person_role WHERE person_id = $1 AND role_id <> ALL($2::text[])', [
      personId,
      roles.map((role) => role.roleId),
    ]);
    await sql(
      tx,
      `INSERT INTO person_role (person_id, role_id, level) SELECT $1, * FROM unnest($2::text[], $3::smallint[])
       ON CONFLICT ON CONSTRAINT person_role_pkey DO UPDATE SET level = excluded.level`,
      [personId, roles.map((role) => role.roleId), roles.map((role) => role.level)],
    );
  }

  /** The present day in a time zone, by the database's clock. */
  async today(tx: Tx, zone: string): Promise<Day> {
    const row = await sqlOne<{ today: Day }>(tx, 'SELECT (now() AT TIME ZONE $1)::date AS today', [zone]);
    return row!.today;
  }

  /** The stored stretches that share a day with `within`, in order. */
  async availability(tx: Tx, personId: string, within: Span): Promise<(AvailabilitySpan & { id: string })[]> {
    const rows = await sql<{ id: string; span: string; state: AvailabilityState }>(
      tx,
      `SELECT id, span::text AS span, state FROM availability
       WHERE person_id = $1 AND span && $2::daterange ORDER BY lower(span)`,
      [personId, toDateRange(within)],
    );
    return rows.map((row) => ({ id: row.id, span: fromDateRange(row.span), state: row.state }));
  }

  /** Replaces stretches by others. */
  async replaceAvailability(
    tx: Tx,
    personId: string,
    ids: readonly string[],
    stretches: readonly (AvailabilitySpan & { id: string })[],
  ): Promise<void> {
    await sql(tx, 'DELETE FROM availability WHERE person_id = $1 AND id = ANY($2::uuid[])', [personId, ids]);
    if (stretches.length === 0) return;
    await sql(
      tx,
      `INSERT INTO availability (id, person_id, span, state)
       SELECT r.id, $1, r.span, r.state FROM unnest($2::uuid[], $3::daterange[], $4::text[]) AS r(id, span, state)`,
      [
        personId,
        stretches.map((stretch) => stretch.id),
        stretches.map((stretch) => toDateRange(stretch.span)),
        stretches.map((stretch) => stretch.state),
      ],
    );
  }
}
