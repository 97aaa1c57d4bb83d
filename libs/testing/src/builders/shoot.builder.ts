import { addDays, Day, expandTemplate, getBase, newId, slotDayOffsets, StateOf } from '@callboard/domain';
import { BuiltCompany } from './company.builder';
import { Sql } from './sql';

/** A posting to be built; what is left out is a full gaffer for 600 to 900 yuan on all shooting days. */
export interface PostingSpec {
  readonly roleId?: string;
  readonly minLevel?: number;
  readonly headcount?: number;
  readonly payLowFen?: number | null;
  readonly payHighFen?: number | null;
  readonly prepDays?: number;
  readonly shootShareBp?: number;
  readonly wrapDays?: number;
  readonly entry?: 'none' | 'mentored' | 'open';
  readonly state?: StateOf<'posting'>;
}

/** A posting that is in the database. */
export interface BuiltPosting {
  readonly postingId: string;
  readonly roleId: string;
  readonly slotIds: readonly string[];
}

/** A shoot that is in the database. */
export interface BuiltShoot {
  readonly shootId: string;
  readonly baseId: string;
  readonly postings: readonly BuiltPosting[];
}

const SHANGHAI = 8 * 3_600_000;

/** The present day in Shanghai, shifted by `days`. */
export function daysAhead(days: number): Day {
  return addDays(new Date(Date.now() + SHANGHAI).toISOString().slice(0, 10) as Day, days);
}

/** An open shoot of seven days in Hengdian, two weeks from now, without postings unless said otherwise. */
export class ShootBuilder {
  private title = '她在月亮背面';
  private base = 'hengdian';
  private first = daysAhead(14);
  private days = 7;
  private state: StateOf<'shoot'> = 'open';
  private readonly postings: PostingSpec[] = [];

  titled(title: string): this {
    this.title = title;
    return this;
  }

  at(baseId: string): this {
    this.base = baseId;
    return this;
  }

  /** The first shooting day, and how many there are. */
  shooting(first: Day, days: number): this {
    [this.first, this.days] = [first, days];
    return this;
  }

  inState(state: StateOf<'shoot'>): this {
    this.state = state;
    return this;
  }

  withPosting(posting: PostingSpec = {}): this {
    this.postings.push(posting);
    return this;
  }

  /** As many slots as the crew template of that size has, 10 to 90. */
  withSlots(size: number): this {
    for (const posting of expandTemplate({ size, shootingDays: this.days })) {
      const { rateLowFen: payLowFen, rateHighFen: payHighFen, ...rest } = posting;
      this.postings.push({ ...rest, payLowFen, payHighFen });
    }
    return this;
  }

  async build(sql: Sql, company: BuiltCompany): Promise<BuiltShoot> {
    const shootId = newId();
    const published = this.state !== 'draft' && this.state !== 'in_review';
    await sql(
      `INSERT INTO shoot (id, production_id, company_id, title, base_id, zone, first_shooting_day, shooting_days, run,
                          state, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7::date, $8, daterange($7::date, $7::date + $8::int), $9, $10)`,
      [
        shootId,
        company.productionId,
        company.companyId,
        this.title,
        this.base,
        getBase(this.base).timeZone,
        this.first,
        this.days,
        this.state,
        published ? new Date() : null,
      ],
    );
    const postings: BuiltPosting[] = [];
    for (const [index, spec] of this.postings.entries()) {
      postings.push(await this.posting(sql, shootId, spec, index + 1, published));
    }
    await sql(
      `UPDATE shoot s SET run = daterange(least(s.first_shooting_day, l.first),
                                          greatest(s.first_shooting_day + s.shooting_days, l.last))
       FROM (SELECT min(lower(span)) AS first, max(upper(span)) AS last FROM slot WHERE shoot_id = $1) l WHERE s.id = $1`,
      [shootId],
    );
    return { shootId, baseId: this.base, postings };
  }

  private async posting(
    sql: Sql,
    shootId: string,
    spec: PostingSpec,
    order: number,
    published: boolean,
  ): Promise<BuiltPosting> {
    const { roleId = 'gaffer', headcount = 1, payLowFen = 60_000, payHighFen = 90_000 } = spec;
    const { prepDays = 0, shootShareBp = 10_000, wrapDays = 0 } = spec;
    const state = spec.state ?? (published ? 'public' : 'draft');
    const postingId = newId();
    await sql(
      `INSERT INTO posting (id, shoot_id, role_id, min_level, headcount, pay_low_fen, pay_high_fen, hours_per_day,
                            prep_days, shoot_share_bp, wrap_days, entry, sort_order, state, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 12, $8, $9, $10, $11, $12, $13, $14)`,
      [
        postingId,
        shootId,
        roleId,
        spec.minLevel ?? 3,
        headcount,
        payLowFen,
        payHighFen,
        prepDays,
        shootShareBp,
        wrapDays,
        spec.entry ?? 'none',
        order,
        state,
        state === 'draft' || state === 'private' ? null : new Date(),
      ],
    );
    const offsets = slotDayOffsets({ prepDays, shootShareBp, wrapDays, shootingDays: this.days });
    const days = offsets.map((offset) => addDays(this.first, offset));
    const slotIds = Array.from({ length: headcount }, () => newId());
    await sql(
      `INSERT INTO slot (id, posting_id, shoot_id, position, days, span)
       SELECT t.id, $2, $3, t.position, $4::date[], daterange($5::date, $6::date, '[]')
       FROM unnest($1::uuid[]) WITH ORDINALITY AS t(id, position)`,
      [slotIds, postingId, shootId, days, days[0], days[days.length - 1]],
    );
    return { postingId, roleId, slotIds };
  }
}

/** Starts a shoot. */
export function aShoot(): ShootBuilder {
  return new ShootBuilder();
}
