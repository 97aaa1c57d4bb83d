import { Injectable } from '@nestjs/common';
import { Day, StateOf } from '@callboard/domain';
import { prepared } from '../kernel/prepared';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { FitSql, fitSql } from './board-fit';
import { containing } from './like';

/** A posting as the public board shows it. Money is integer fen a day. */
export interface BoardPosting {
  readonly id: string;
  readonly shootId: string;
  readonly title: string;
  readonly productionTitle: string;
  readonly genre: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly roleId: string;
  readonly department: string;
  readonly minLevel: number;
  readonly headcount: number;
  readonly openPlaces: number;
  readonly payLowFen: number;
  readonly payHighFen: number;
  readonly hoursPerDay: number;
  readonly overtimeRule: string;
  readonly payTiming: string;
  readonly meals: boolean;
  readonly bed: boolean;
  readonly baseId: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Paid days of a slot. */
  readonly days: number;
  readonly firstShootingDay: Day;
  readonly shootingDays: number;
  readonly entry: 'none' | 'mentored' | 'open';
  readonly headOfDepartment: boolean;
  readonly requirements: string;
  readonly publishedAt: Date;
}

/** A row of the board with the key of its place in the chosen order. */
export type BoardRow = BoardPosting & { readonly key: number };

/** A posting's own page: also a closed one. */
export interface BoardPage extends BoardPosting {
  readonly state: StateOf<'posting'>;
  readonly shootState: StateOf<'shoot'>;
  readonly companyVerified: boolean;
  /** The first day of its slots is past. */
  readonly started: boolean;
  /** The days of its places. */
  readonly workDays: readonly Day[];
}

/** What to look for; an empty list does not narrow. */
export interface BoardFilter {
  readonly bases: readonly string[];
  readonly departments: readonly string[];
  readonly roles: readonly string[];
  readonly entries: readonly string[];
  /** No slot starts before. */
  readonly from: Day | null;
  /** No slot ends after. */
  readonly to: Day | null;
  readonly payFromFen: number | null;
  /** Text in titles. */
  readonly text: string | null;
  /** Roles that the text names. */
  readonly textRoles: readonly string[];
  /** Only what this person could take on; see {@link HidingRule}. */
  readonly fits: string | null;
}

/**
 * Why a posting is hidden from a person, the first that holds: she does not hold its role at a level that it accepts;
 * its base is further from her home than she travels; its band does not reach her floor; a booking of hers leaves no room
 * for its days, rest and travel included. Without a profile she holds no role.
 */
export type HidingRule = 'role' | 'travel' | 'pay' | 'clash';

/** How many postings each choice of a filter would show beside the other filters. */
export interface BoardCount {
  /** `hidden`: postings that all filters show and this rule hides, each under one rule. */
  readonly facet: 'base' | 'department' | 'role' | 'entry' | 'all' | 'hidden';
  readonly value: string;
  readonly count: number;
}

/** Something of a posting's places; among the columns it is read of the rows that are shown and no others. */
function placesSql(what: string): string {
  return `(SELECT ${what}::int FROM slot l WHERE l.posting_id = p.id AND l.state NOT IN ('cancelled', 'worked'))`;
}

const COLUMNS = `p.id, p.shoot_id AS "shootId", s.title, pr.title AS "productionTitle", pr.genre,
  s.company_id AS "companyId", c.name AS "companyName", p.role_id AS "roleId", r.department, p.min_level AS "minLevel",
  p.headcount, ${placesSql(`count(*) FILTER (WHERE l.state = 'open')`)} AS "openPlaces",
  p.pay_low_fen AS "payLowFen", p.pay_high_fen AS "payHighFen", p.hours_per_day AS "hoursPerDay", s.overtime_rule AS "overtimeRule", s.pay_timing AS "payTiming", s.meals, s.bed,
  s.base_id AS "baseId", x.first AS "firstDay", x.last AS "lastDay",
  ${placesSql('coalesce(max(cardinality(l.days)), 0)')} AS days,
  s.first_shooting_day AS "firstShootingDay", s.shooting_days AS "shootingDays", p.entry,
  p.head_of_department AS "headOfDepartment", p.requirements, p.published_at AS "publishedAt"`;

const FROM = `FROM posting p
  JOIN shoot s ON s.id = p.shoot_id
  JOIN production pr ON pr.id = s.production_id
  JOIN company c ON c.id = s.company_id
  JOIN role r ON r.id = p.role_id
  CROSS JOIN LATERAL (
    SELECT coalesce(min(lower(l.span)), s.first_shooting_day) AS first,
           coalesce(max(upper(l.span)), s.first_shooting_day + s.shooting_days) - 1 AS last
    FROM slot l WHERE l.posting_id = p.id AND l.state NOT IN ('cancelled', 'worked')) x`;

const OPEN = `p.state = 'public' AND p.published_at IS NOT NULL AND s.state IN ('open', 'shooting')
  AND c.state = 'verified' AND x.first >= (now() AT TIME ZONE s.zone)::date`;

const COMMON = `($5::date IS NULL OR x.first >= $5) AND ($6::date IS NULL OR x.last <= $6)
  AND ($7::bigint IS NULL OR p.pay_high_fen >= $7)`;

/**
 * Postings of the roles that a text names, and of shoots whose title, or whose production's, holds it; a slip in a long
 * title is forgiven. Takes three parameters from the given one on: the text, the pattern for it, the roles.
 */
function textSql(first: number): string {
  const live = `t.state IN ('open', 'shooting')`;
  return `(p.role_id = ANY($${first + 2}::text[]) OR p.shoot_id = ANY(ARRAY(
    SELECT t.id FROM shoot t WHERE ${live} AND t.title ILIKE $${first + 1}
    UNION ALL SELECT t.id FROM shoot t JOIN production d ON d.id = t.production_id
      WHERE ${live} AND (d.title ILIKE $${first + 1} OR $${first}::text <% d.title))))`;
}

const BASE = `(cardinality($1::text[]) = 0 OR s.base_id = ANY($1))`;
const DEPARTMENT = `(cardinality($2::text[]) = 0 OR r.department = ANY($2))`;
const ROLE = `(cardinality($3::text[]) = 0 OR p.role_id = ANY($3))`;
const ENTRY = `(cardinality($4::text[]) = 0 OR p.entry = ANY($4))`;

/**
 * Orders of the board by their public word: what it is sorted by, that as a whole number for the cursor, and the value
 * behind that number, so that an index knows the place. Ids break ties.
 */
const ORDERS = {
  new: {
    by: 'p.published_at',
    key: `(extract(epoch FROM p.published_at) * 1000000)::bigint`,
    place: `timestamptz 'epoch' + $8::float8 * interval '1 microsecond'`,
    direction: 'DESC',
    after: '<',
  },
  pay: { by: 'p.pay_high_fen', key: 'p.pay_high_fen', place: '$8::bigint', direction: 'DESC', after: '<' },
  start: {
    by: 'x.first',
    key: `(x.first - date '1970-01-01')`,
    place: `date '1970-01-01' + $8::int`,
    direction: 'ASC',
    after: '>',
  },
} as const;

export type BoardOrder = keyof typeof ORDERS;

/** What only some searches ask for, and its parameters, which stand behind those that all have. */
interface SearchParts {
  readonly text: string;
  readonly fit: FitSql;
  readonly params: readonly unknown[];
}

function partsOf(filter: Pick<BoardFilter, 'text' | 'textRoles' | 'fits'>, first: number): SearchParts {
  const text = filter.text === null ? [] : [filter.text, containing(filter.text), filter.textRoles];
  return {
    text: filter.text === null ? 'true' : textSql(first),
    fit: fitSql(filter.fits === null ? null : `$${first + text.length}`),
    params: [...text, ...(filter.fits === null ? [] : [filter.fits])],
  };
}

function searchIn(order: BoardOrder, { text, fit }: SearchParts): string {
  const { by, key, place, direction, after } = ORDERS[order];
  return `${fit.with} SELECT ${COLUMNS}, ${key} AS key ${FROM} ${fit.join}
     WHERE ${OPEN} AND ${BASE} AND ${DEPARTMENT} AND ${ROLE} AND ${ENTRY} AND ${COMMON} AND ${text} AND ${fit.fits}
       AND ($8::bigint IS NULL OR (${by}, p.id) ${after} (${place}, $9::uuid))
     ORDER BY ${by} ${direction}, p.id ${direction} LIMIT $10`;
}

const PLAIN = partsOf({ text: null, textRoles: [], fits: null }, 11);
for (const order of Object.keys(ORDERS) as BoardOrder[]) prepared(`board ${order}`, searchIn(order, PLAIN));

function paramsOf(filter: BoardFilter): unknown[] {
  const { bases, departments, roles, entries, from, to, payFromFen } = filter;
  return [bases, departments, roles, entries, from, to, payFromFen];
}

@Injectable()
export class BoardRepository {
  /** Open postings in the chosen order; `after` continues behind that place. */
  async search(
    tx: Tx,
    filter: BoardFilter,
    page: { order: BoardOrder; after: readonly [number, string] | null; limit: number },
  ): Promise<BoardRow[]> {
    const parts = partsOf(filter, 11);
    const place = [page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit];
    return sql<BoardRow>(tx, searchIn(page.order, parts), [...paramsOf(filter), ...place, ...parts.params]);
  }

  /**
   * How many open postings each base, department, role and entry has under the other filters, and all filters; where it
   * matters what fits a person, only those that do, and how many each rule hides.
   */
  async count(tx: Tx, filter: BoardFilter): Promise<BoardCount[]> {
    const { text, fit, params } = partsOf(filter, 8);
    return sql<BoardCount>(
      tx,
      `${fit.with === '' ? 'WITH' : `${fit.with},`} m AS MATERIALIZED (
         SELECT s.base_id, r.department, p.role_id, p.entry, ${fit.hiddenBy} AS hidden_by,
                ${BASE} AS by_base, ${DEPARTMENT} AS by_department, ${ROLE} AS by_role, ${ENTRY} AS by_entry
         ${FROM} ${fit.join} WHERE ${OPEN} AND ${COMMON} AND ${text} AND ${fit.wanted}),
       f AS (SELECT * FROM m WHERE hidden_by IS NULL)
       SELECT 'all' AS facet, '' AS value, count(*)::int AS count FROM f
         WHERE by_base AND by_department AND by_role AND by_entry
       UNION ALL SELECT 'base', base_id, count(*)::int FROM f WHERE by_department AND by_role AND by_entry GROUP BY 2
       UNION ALL SELECT 'department', department, count(*)::int FROM f WHERE by_base AND by_role AND by_entry GROUP BY 2
       UNION ALL SELECT 'role', role_id, count(*)::int FROM f WHERE by_base AND by_department AND by_entry GROUP BY 2
       UNION ALL SELECT 'entry', entry, count(*)::int FROM f WHERE by_base AND by_department AND by_role GROUP BY 2
       UNION ALL SELECT 'hidden', hidden_by, count(*)::int FROM m
         WHERE hidden_by IS NOT NULL AND by_base AND by_department AND by_role AND by_entry GROUP BY 2
       ORDER BY facet, count DESC, value`,
      [...paramsOf(filter), ...params],
    );
  }

  /** A posting that is or was public, with all that decides whether it still is. */
  async find(tx: Tx, postingId: string): Promise<BoardPage | null> {
    return sqlOne<BoardPage>(
      tx,
      `SELECT ${COLUMNS},
              ARRAY(SELECT DISTINCT d.day FROM slot l, unnest(l.days) AS d(day)
                    WHERE l.posting_id = p.id AND l.state NOT IN ('cancelled', 'worked') ORDER BY d.day) AS "workDays",
              p.state, s.state AS "shootState", c.state = 'verified' AS "companyVerified",
              x.first < (now() AT TIME ZONE s.zone)::date AS started
       ${FROM} WHERE p.id = $1 AND p.published_at IS NOT NULL AND p.state NOT IN ('draft', 'private')`,
      [postingId],
    );
  }

  /** Open postings like this one: the same role first, then the same department, at the same base first. */
  async alternatives(tx: Tx, posting: BoardPosting, limit: number): Promise<BoardPosting[]> {
    return sql<BoardPosting>(
      tx,
      `SELECT ${COLUMNS} ${FROM}
       WHERE ${OPEN} AND p.id <> $1 AND r.department = $3
       ORDER BY p.role_id <> $2, s.base_id <> $4, x.first, p.id LIMIT $5`,
      [posting.id, posting.roleId, posting.department, posting.baseId, limit],
    );
  }

  /**
   * Open postings that somebody could take on instead of one, without those that she has a word in already: the same role
   * first, then the nearest first day, then the same base.
   */
  async similar(
    tx: Tx,
    personId: string,
    instead: {
      readonly postingId: string;
      readonly roleId: string;
      readonly department: string;
      readonly baseId: string;
      readonly firstDay: Day | null;
    },
    limit: number,
  ): Promise<BoardPosting[]> {
    const fit = fitSql('$1');
    return sql<BoardPosting>(
      tx,
      `${fit.with} SELECT ${COLUMNS} ${FROM} ${fit.join}
       WHERE ${OPEN} AND ${fit.fits} AND p.id <> $2 AND r.department = $4
         AND NOT EXISTS (SELECT FROM application a WHERE a.posting_id = p.id AND a.person_id = $1
           AND a.state IN ('submitted', 'shortlisted', 'offered', 'hired', 'declined'))
         AND NOT EXISTS (SELECT FROM booking b WHERE b.shoot_id = p.shoot_id AND b.person_id = $1
           AND b.state IN ('confirmed', 'reconfirming'))
       ORDER BY p.role_id <> $3, abs(x.first - $6::date), s.base_id <> $5, p.id LIMIT $7`,
      [personId, instead.postingId, instead.roleId, instead.department, instead.baseId, instead.firstDay, limit],
    );
  }
}
