import { Call, CORE_POLICIES, frozenTermsOf } from '@callboard/core';
import { addDays, Day, dayIn, daysOf, newId, PlatformRole, span, toDateRange } from '@callboard/domain';
import { Pool } from 'pg';

/** A person with an account, as she calls. */
export interface StagedPerson {
  readonly personId: string;
  readonly accountId: string;
  readonly call: Call;
}

/** A company's owner. */
export interface StagedProducer extends StagedPerson {
  readonly companyId: string;
}

/** A shoot of a producer. */
export interface StagedShoot {
  readonly shootId: string;
  readonly producer: StagedProducer;
  readonly base: string;
  readonly first: Day;
}

/** A posting with its open slots. */
export interface StagedPosting {
  readonly postingId: string;
  readonly slotIds: readonly string[];
  readonly shoot: StagedShoot;
  readonly role: string;
  readonly days: readonly Day[];
}

/** How people of the stage are; what is left out makes them fit for anything near Hengdian. */
export interface PeopleOptions {
  readonly role?: string;
  readonly level?: number;
  readonly base?: string;
  readonly floorFen?: number;
  readonly maxTravelMinutes?: number;
  readonly searchable?: boolean;
  /** Days from today on which they are free, both included; null for none. */
  readonly free?: readonly [number, number] | null;
}

interface PostingOptions {
  readonly role?: string;
  readonly count?: number;
  readonly minLevel?: number;
  readonly payFen?: readonly [number, number];
  /** Days of work in the shoot; all of its shooting days when absent. */
  readonly days?: readonly Day[];
  readonly headOfDepartment?: boolean;
}

/** The password hash of nobody: people of the stage do not log in by password. */
const NO_PASSWORD = '-';

/**
 * Rows of companies, shoots and people for tests and benchmarks of the hiring life cycle, written by plain SQL so that a
 * test does not lean on the code that it tests. Offers can be put in place as if they had been sent.
 */
export class HiringStage {
  readonly today: Day = dayIn('Asia/Shanghai', new Date());

  private constructor(readonly db: Pool) {}

  /** Opens the stage; `ownerUrl` names the role that may write policies. */
  static async open(urls: { url: string; ownerUrl: string }): Promise<HiringStage> {
    const owner = new Pool({ connectionString: urls.ownerUrl, max: 1 });
    for (const policy of CORE_POLICIES) {
      await owner.query(
        `INSERT INTO policy_version (kind, version, body, source, effective_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING`,
        [policy.kind, policy.version, JSON.stringify(policy.body), policy.source, policy.effectiveOn],
      );
    }
    await owner.end();
    const pool = new Pool({ connectionString: urls.url, max: 4 });
    // The database is dropped by force once the stage is closed, and may be faster than the last goodbye; whatever else
    // breaks a connection its next statement tells.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return new HiringStage(pool);
  }

  async close(): Promise<void> {
    await this.db.end();
  }

  /** A day so many days from today. */
  day(offset: number): Day {
    return addDays(this.today, offset);
  }

  /** A verified company with its owner. */
  async producer(): Promise<StagedProducer> {
    const owner = await this.person({ free: null, searchable: false });
    const companyId = newId();
    await this.db.query(`INSERT INTO company (id, name, state) VALUES ($1, '青禾影视', 'verified')`, [companyId]);
    await this.db.query(`INSERT INTO membership (company_id, account_id, role) VALUES ($1, $2, 'owner')`, [
      companyId,
      owner.accountId,
    ]);
    const memberships = [{ companyId, role: 'owner' as const, department: null }];
    return { ...owner, companyId, call: { ...owner.call, actor: { ...owner.call.actor, memberships } } };
  }

  /** A head of department of the producer's company. */
  async headOf(producer: StagedProducer, department: string): Promise<StagedPerson> {
    const head = await this.person({ free: null, searchable: false });
    await this.db.query(
      `INSERT INTO membership (company_id, account_id, role, department) VALUES ($1, $2, 'head_of_department', $3)`,
      [producer.companyId, head.accountId, department],
    );
    const memberships = [{ companyId: producer.companyId, role: 'head_of_department' as const, department }];
    return { ...head, call: { ...head.call, actor: { ...head.call.actor, memberships } } };
  }

  /** One of the platform's own people. */
  async platform(role: PlatformRole): Promise<StagedPerson> {
    const person = await this.person({ free: null, searchable: false });
    await this.db.query('UPDATE account SET platform_role = $2 WHERE id = $1', [person.accountId, role]);
    return { ...person, call: { ...person.call, actor: { ...person.call.actor, platformRole: role } } };
  }

  /** An open shoot that begins so many days from today. */
  async shoot(
    producer: StagedProducer,
    options: { base?: string; first?: number; days?: number; state?: string } = {},
  ): Promise<StagedShoot> {
    const { base = 'hengdian', first = 14, days = 7, state = 'open' } = options;
    const [productionId, shootId] = [newId(), newId()];
    const firstDay = this.day(first);
    await this.db.query(
      `INSERT INTO production (id, company_id, title, genre, episodes) VALUES ($1, $2, '雪夜归人', 'costume', 80)`,
      [productionId, producer.companyId],
    );
    await this.db.query(
      `INSERT INTO shoot (id, production_id, company_id, title, base_id, zone, first_shooting_day, shooting_days, run, state)
       VALUES ($1, $2, $3, '雪夜归人', $4, 'Asia/Shanghai', $5, $6, $7, $8)`,
      [
        shootId,
        productionId,
        producer.companyId,
        base,
        firstDay,
        days,
        toDateRange(span(firstDay, addDays(firstDay, days - 1))),
        state,
      ],
    );
    return { shootId, producer, base, first: firstDay };
  }

  /** A public posting with open slots on the given days. */
  async posting(shoot: StagedShoot, options: PostingOptions = {}): Promise<StagedPosting> {
    const { role = 'gaffer', count = 1, minLevel = 2, payFen = [50_000, 80_000], headOfDepartment = false } = options;
    const days = options.days ?? daysOf(span(shoot.first, addDays(shoot.first, 6)));
    const postingId = newId();
    await this.db.query(
      `INSERT INTO posting (id, shoot_id, role_id, min_level, headcount, pay_low_fen, pay_high_fen, hours_per_day,
                            prep_days, shoot_share_bp, wrap_days, head_of_department, state, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 12, 0, 10000, 0, $8, 'public', now())`,
      [postingId, shoot.shootId, role, minLevel, Math.min(count, 200), payFen[0], payFen[1], headOfDepartment],
    );
    const slotIds = Array.from({ length: count }, () => newId());
    await this.db.query(
      `INSERT INTO slot (id, posting_id, shoot_id, position, days, span)
       SELECT id, $2, $3, position, $4::date[], daterange($5::date, $6::date, '[]')
       FROM unnest($1::uuid[]) WITH ORDINALITY AS t(id, position)`,
      [slotIds, postingId, shoot.shootId, days, days[0], days[days.length - 1]],
    );
    return { postingId, slotIds, shoot, role, days };
  }

  /** One person; see {@link HiringStage.people}. */
  async person(options: PeopleOptions = {}): Promise<StagedPerson> {
    return (await this.people(1, options))[0]!;
  }

  /** People with account, profile, one role and free days. */
  async people(count: number, options: PeopleOptions = {}): Promise<StagedPerson[]> {
    const { role = 'gaffer', level = 3, base = 'hengdian', floorFen = 40_000, maxTravelMinutes = 3_000 } = options;
    const { searchable = true, free = [-5, 120] } = options;
    const ids = Array.from({ length: count }, () => newId());
    const accounts = ids.map(() => newId());
    await this.db.query(
      `INSERT INTO person (id, handle, display_name) SELECT id, 'p' || replace(id::text, '-', ''), '林小禾'
       FROM unnest($1::uuid[]) AS t(id)`,
      [ids],
    );
    await this.db.query(
      `INSERT INTO account (id, person_id, password_hash) SELECT a, p, $3 FROM unnest($1::uuid[], $2::uuid[]) AS t(a, p)`,
      [accounts, ids, NO_PASSWORD],
    );
    await this.db.query(
      `INSERT INTO profile (person_id, home_base, max_travel_minutes, pay_floor_fen, searchable)
       SELECT id, $2, $3, $4, $5 FROM unnest($1::uuid[]) AS t(id)`,
      [ids, base, maxTravelMinutes, floorFen, searchable],
    );
    await this.db.query(
      `INSERT INTO person_role (person_id, role_id, level) SELECT id, $2, $3 FROM unnest($1::uuid[]) AS t(id)`,
      [ids, role, level],
    );
    if (free) {
      await this.db.query(
        `INSERT INTO availability (id, person_id, span, state)
         SELECT gen_random_uuid(), id, $2::daterange, 'free' FROM unnest($1::uuid[]) AS t(id)`,
        [ids, toDateRange(span(this.day(free[0]), this.day(free[1])))],
      );
    }
    return ids.map((personId, index) => staged(personId, accounts[index]!));
  }

  /** Offers as if they had been sent, each with its clock, and their slots as offered; returns their ids. */
  async offers(
    pairs: readonly { posting: StagedPosting; slotId: string; personId: string }[],
    options: { expiresInMs?: number; payFen?: number } = {},
  ): Promise<string[]> {
    const { expiresInMs = 3_600_000, payFen = 60_000 } = options;
    const rows = pairs.map(({ posting, slotId, personId }) => ({
      id: newId(),
      slotId,
      postingId: posting.postingId,
      shootId: posting.shoot.shootId,
      personId,
      span: toDateRange(span(posting.days[0]!, posting.days[posting.days.length - 1]!)),
      terms: frozenTermsOf({
        companyName: '青禾影视',
        shootTitle: '雪夜归人',
        baseId: posting.shoot.base,
        roleId: posting.role,
        days: posting.days,
        payFen,
        hoursPerDay: 12,
        overtimeRule: '',
        payTiming: 'wrap',
        meals: true,
        bed: true,
      }),
    }));
    await this.db.query(
      `INSERT INTO offer (id, slot_id, posting_id, shoot_id, person_id, span, terms, reasons, pay_fen, state, sent_at,
                          expires_at)
       SELECT r.id, r."slotId", r."postingId", r."shootId", r."personId", r.span, r.terms, '{"kind": "direct"}', $2,
              'sent', now(), clock_timestamp() + make_interval(secs => $3::float8 / 1000)
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "slotId" uuid, "postingId" uuid, "shootId" uuid,
                                               "personId" uuid, span daterange, terms jsonb)`,
      [JSON.stringify(rows), payFen, expiresInMs],
    );
    await this.db.query(`UPDATE slot SET state = 'offered' WHERE id = ANY($1::uuid[])`, [
      pairs.map((pair) => pair.slotId),
    ]);
    return rows.map((row) => row.id);
  }

  /** A hold as if it had been placed by the owner of the shoot's company so long ago; returns its id. */
  async hold(
    posting: StagedPosting,
    slotId: string,
    personId: string,
    options: { expiresInMs?: number; placedAgoMs?: number } = {},
  ): Promise<string> {
    const { expiresInMs = 3_600_000, placedAgoMs = 60_000 } = options;
    const { shoot } = posting;
    const id = newId();
    await this.db.query(
      `INSERT INTO hold (id, slot_id, posting_id, shoot_id, company_id, person_id, span, expires_at, created_at, created_by)
       SELECT $1, s.id, s.posting_id, s.shoot_id, $3, $4, s.span,
              clock_timestamp() + make_interval(secs => $5::float8 / 1000),
              clock_timestamp() - make_interval(secs => $6::float8 / 1000), $7
       FROM slot s WHERE s.id = $2`,
      [id, slotId, shoot.producer.companyId, personId, expiresInMs, placedAgoMs, shoot.producer.accountId],
    );
    return id;
  }

  /** An application that waits, for these days of the posting or for all. */
  async application(
    posting: StagedPosting,
    personId: string,
    state = 'submitted',
    days: readonly Day[] | null = null,
  ): Promise<string> {
    const id = newId();
    await this.db.query(
      'INSERT INTO application (id, posting_id, shoot_id, person_id, state, days) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, posting.postingId, posting.shoot.shootId, personId, state, days],
    );
    return id;
  }

  /** Somebody who stands by for a posting. */
  async reserve(posting: StagedPosting, personId: string): Promise<string> {
    const id = newId();
    await this.db.query('INSERT INTO reserve (id, posting_id, shoot_id, person_id) VALUES ($1, $2, $3, $4)', [
      id,
      posting.postingId,
      posting.shoot.shootId,
      personId,
    ]);
    return id;
  }

  /** A block of a pair as if it had just been made by the account, with nothing ended by it; returns its id. */
  async block(
    { personId, accountId }: Pick<StagedPerson, 'personId' | 'accountId'>,
    companyId: string,
    side: 'person' | 'company',
  ): Promise<string> {
    const id = newId();
    await this.db.query('INSERT INTO block (id, person_id, company_id, by_side, made_by) VALUES ($1, $2, $3, $4, $5)', [
      id,
      personId,
      companyId,
      side,
      accountId,
    ]);
    return id;
  }

  /** Bookings as if these offers had just been accepted; returns their ids in the same order. */
  async bookings(offerIds: readonly string[]): Promise<string[]> {
    const ids = offerIds.map(() => newId());
    await this.db.query(
      `WITH made AS (SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS t(booking_id, offer_id)),
       taken AS (UPDATE offer o SET state = 'accepted', answered_at = now() FROM made WHERE o.id = made.offer_id
                 RETURNING made.booking_id, o.*),
       booked AS (UPDATE slot SET state = 'booked' WHERE id IN (SELECT slot_id FROM taken))
       INSERT INTO booking (id, offer_id, slot_id, shoot_id, person_id, base_id, span, paid_days, pay_fen)
       SELECT t.booking_id, t.id, t.slot_id, t.shoot_id, t.person_id, h.base_id, t.span, cardinality(s.days), t.pay_fen
       FROM taken t JOIN slot s ON s.id = t.slot_id JOIN shoot h ON h.id = t.shoot_id`,
      [ids, offerIds],
    );
    return ids;
  }

  /** A firm booking elsewhere, from and to so many days from today. */
  async bookingElsewhere(personId: string, from: number, to: number, base = 'hengdian'): Promise<string> {
    const shoot = await this.shoot(await this.producer(), { base, first: from, days: to - from + 1 });
    const posting = await this.posting(shoot, { days: daysOf(span(this.day(from), this.day(to))) });
    const slotId = posting.slotIds[0]!;
    const [offerId] = await this.offers([{ posting, slotId, personId }]);
    return (await this.bookings([offerId!]))[0]!;
  }

  /** The first column of the first row. */
  async value<T>(text: string, params: readonly unknown[] = []): Promise<T> {
    const { rows } = await this.db.query({ text, values: [...params], rowMode: 'array' });
    return (rows[0] as T[] | undefined)?.[0] as T;
  }

  /** All rows. */
  async rows<T>(text: string, params: readonly unknown[] = []): Promise<T[]> {
    return (await this.db.query(text, [...params])).rows as T[];
  }

  /** The ticket of the work that waits behind a job, the latest when there are several. */
  async ticket(job: string, subject: string): Promise<{ outboxId: string; requestId: string | null }> {
    const [row] = await this.rows<{ id: string; request_id: string | null }>(
      'SELECT id, request_id FROM outbox WHERE job = $1 AND dedupe_key LIKE $2 ORDER BY created_at DESC, id DESC LIMIT 1',
      [job, `${job}:${subject}%`],
    );
    if (!row) throw new Error(`no work waits behind ${job} of ${subject}`);
    return { outboxId: row.id, requestId: row.request_id };
  }
}

function staged(personId: string, accountId: string): StagedPerson {
  return {
    personId,
    accountId,
    call: {
      requestId: newId(),
      actor: {
        accountId,
        personId,
        sessionId: newId(),
        platformRole: 'none',
        memberships: [],
        authenticatedAt: new Date(),
        locale: 'zh',
      },
    },
  };
}
