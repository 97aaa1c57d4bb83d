import type { Client } from 'pg';
import { addDays, baseIds, Day, dayIn, newId, toDateRange, span } from '@callboard/domain';
import type { ApplicationInput, PersonInput, SlotInput } from '@callboard/matching';
import { FIRST_DAY, generateMarket } from '../matching/generator';
import settings from '../matching/market-settings.json';

/** People whose rows go to the database together. */
const BATCH = 4_000;
const COMPANIES = 40;
/** Slots of a generated month of the whole nation. */
const SLOTS_A_MONTH = 228_944;

/** How large a market is put into the database. */
export interface SeedSize {
  readonly seed: number;
  readonly people: number;
  /** Open slots, at least. */
  readonly slots: number;
}

/** What was put there. */
export interface Seeded {
  readonly people: number;
  readonly shoots: number;
  readonly postings: number;
  readonly slots: number;
  readonly applications: number;
}

/** Collects rows and writes them as JSON in one statement. */
class Writer {
  private readonly rows: object[] = [];

  constructor(
    private readonly client: Client,
    /** Reads the rows from `jsonb_to_recordset($1)`. */
    private readonly statement: string,
  ) {}

  add(row: object): void {
    this.rows.push(row);
  }

  async flush(): Promise<void> {
    const rows = this.rows.splice(0);
    if (rows.length > 0) await this.client.query(this.statement, [JSON.stringify(rows)]);
  }
}

const from = (columns: string): string => `FROM jsonb_to_recordset($1::jsonb) AS r(${columns})`;

const STATEMENTS = {
  person: `INSERT INTO person (id, handle, display_name)
    SELECT r.id, 'm' || replace(r.id::text, '-', ''), '林小禾' ${from('id uuid')}`,
  account: `INSERT INTO account (id, person_id, password_hash) SELECT r.account, r.id, '-' ${from('id uuid, account uuid')}`,
  profile: `INSERT INTO profile (person_id, home_base, max_travel_minutes, pay_floor_fen)
    SELECT r.id, r.base, r.travel, r.floor ${from('id uuid, base text, travel integer, floor bigint')}`,
  role: `INSERT INTO person_role (person_id, role_id, level)
    SELECT r.id, r.role, r.level ${from('id uuid, role text, level smallint')}`,
  availability: `INSERT INTO availability (id, person_id, span, state)
    SELECT gen_random_uuid(), r.id, r.span::daterange, r.state ${from('id uuid, span text, state text')}`,
  application: `INSERT INTO application (id, posting_id, shoot_id, person_id)
    SELECT gen_random_uuid(), r.posting, r.shoot, r.person ${from('posting uuid, shoot uuid, person uuid')}`,
  production: `INSERT INTO production (id, company_id, title, genre, episodes)
    SELECT r.production, r.company, '逆袭归来', 'modern', 80 ${from('production uuid, company uuid')}`,
  shoot: `INSERT INTO shoot (id, production_id, company_id, title, base_id, zone, first_shooting_day, shooting_days, run, state)
    SELECT r.id, r.production, r.company, '逆袭归来', r.base, 'Asia/Shanghai', r.first, 7, r.run::daterange, 'open'
    ${from('id uuid, production uuid, company uuid, base text, first date, run text')}`,
  posting: `INSERT INTO posting (id, shoot_id, role_id, min_level, headcount, pay_low_fen, pay_high_fen, hours_per_day,
      prep_days, shoot_share_bp, wrap_days, head_of_department, entry, state, published_at)
    SELECT r.id, r.shoot, r.role, r.level, r.count, r.low, r.high, 12, 0, 10000, 0, r.head, r.entry, 'public', now()
    ${from('id uuid, shoot uuid, role text, level smallint, count integer, low bigint, high bigint, head boolean, entry text')}`,
  slot: `INSERT INTO slot (id, posting_id, shoot_id, position, days, span)
    SELECT r.id, r.posting, r.shoot, r.position, r.days, daterange(r.days[1], r.days[cardinality(r.days)], '[]')
    ${from('id uuid, posting uuid, shoot uuid, position integer, days date[]')}`,
} as const;

/** Days of the generated market as days from tomorrow on. */
class Calendar {
  private readonly first = addDays(dayIn('Asia/Shanghai', new Date()), 1);

  day(engineDay: number): Day {
    return addDays(this.first, engineDay - FIRST_DAY);
  }

  range(first: number, last: number): string {
    return toDateRange(span(this.day(first), this.day(last)));
  }
}

/** What of `[from, to]` lies in none of the bookings. */
function without([from, to]: readonly [number, number], { bookings }: PersonInput): [number, number][] {
  let rest: [number, number][] = [[from, to]];
  for (const { first, last } of bookings) {
    rest = rest.flatMap(([a, b]): [number, number][] => {
      if (last < a || first > b) return [[a, b]];
      return [[a, first - 1] as [number, number], [last + 1, b] as [number, number]].filter(([x, y]) => x <= y);
    });
  }
  return rest;
}

/** Rows of a generated market in memory, as far as they are written. */
interface Generated {
  readonly slots: SlotInput[];
  readonly people: PersonInput[];
  readonly applications: ApplicationInput[];
}

function generate({ seed, people, slots }: SeedSize): Generated {
  const scale = slots / SLOTS_A_MONTH;
  const supply = people / (settings.people.value * scale);
  const rows: Generated = { slots: [], people: [], applications: [] };
  generateMarket(
    { seed, scale, supply },
    {
      addPerson: (person) => rows.people.push(person),
      addSlot: (slot) => rows.slots.push(slot),
      addShoot: () => undefined,
      addApplication: (application) => rows.applications.push(application),
    },
  );
  return rows;
}

/**
 * Puts a generated month of the market into an empty, migrated database, from tomorrow on. What people are booked for
 * already are days that they do not offer. Speaks as the owner of the tables, who may do so in few statements.
 */
export async function seedMarket(client: Client, size: SeedSize): Promise<Seeded> {
  const { slots, people, applications } = generate(size);
  const calendar = new Calendar();
  const writers = Object.fromEntries(
    Object.entries(STATEMENTS).map(([table, statement]) => [table, new Writer(client, statement)]),
  ) as Record<keyof typeof STATEMENTS, Writer>;
  const flush = async (...tables: (keyof typeof STATEMENTS)[]): Promise<void> => {
    for (const table of tables) await writers[table].flush();
  };
  const companies = Array.from({ length: COMPANIES }, () => newId());
  await client.query(
    `INSERT INTO company (id, name, state) SELECT id, '青禾影视', 'verified' FROM unnest($1::uuid[]) AS t(id)`,
    [companies],
  );
  const shoots = addShoots(slots, companies, calendar, writers);
  await flush('production', 'shoot', 'posting', 'slot');
  const ids = new Map<string, string>();
  for (const [index, person] of people.entries()) {
    if (index % BATCH === 0) await flush('person', 'account', 'profile', 'role', 'availability');
    const id = newId();
    ids.set(person.id, id);
    writers.person.add({ id });
    writers.account.add({ id, account: newId() });
    const base = baseIds[person.homeBase]!;
    writers.profile.add({
      id,
      base,
      travel: Math.min(3_000, person.maxTravelMinutes),
      floor: person.payFloorFen,
    });
    for (const { role, level } of person.roles) writers.role.add({ id, role, level });
    const gladly = person.free.flatMap((days) => without([days[0], days[1]], person));
    for (const [first, last] of gladly) {
      writers.availability.add({ id, span: calendar.range(first, last), state: 'free' });
    }
  }
  await flush('person', 'account', 'profile', 'role', 'availability');
  let applied = 0;
  for (const { person, posting, reserve } of applications) {
    const place = shoots.postings.get(posting);
    if (reserve || !place) continue;
    applied += 1;
    writers.application.add({ ...place, person: ids.get(person)! });
  }
  await flush('application');
  return {
    people: people.length,
    shoots: shoots.count,
    postings: shoots.postings.size,
    slots: slots.length,
    applications: applied,
  };
}

function addShoots(
  slots: readonly SlotInput[],
  companies: readonly string[],
  calendar: Calendar,
  writers: Record<keyof typeof STATEMENTS, Writer>,
): { count: number; postings: Map<string, { posting: string; shoot: string }> } {
  const shoots = new Map<string, SlotInput[]>();
  for (const slot of slots) shoots.set(slot.shoot, [...(shoots.get(slot.shoot) ?? []), slot]);
  const postings = new Map<string, { posting: string; shoot: string }>();
  let index = 0;
  for (const own of shoots.values()) {
    const [id, production, company] = [newId(), newId(), companies[index++ % companies.length]!];
    const first = Math.min(...own.map((slot) => slot.first));
    const last = Math.max(...own.map((slot) => slot.last));
    writers.production.add({ production, company });
    const base = baseIds[own[0]!.base]!;
    writers.shoot.add({
      id,
      production,
      company,
      base,
      first: calendar.day(first),
      run: calendar.range(first, last),
    });
    const positions = new Map<string, number>();
    for (const slot of own) {
      const known = postings.get(slot.posting) ?? { posting: newId(), shoot: id };
      if (!postings.has(slot.posting)) {
        postings.set(slot.posting, known);
        writers.posting.add({
          id: known.posting,
          shoot: id,
          role: slot.role,
          level: slot.headOfDepartment ? 4 : slot.minLevel,
          count: own.filter(({ posting }) => posting === slot.posting).length,
          low: slot.payLowFen,
          high: slot.payHighFen,
          head: slot.headOfDepartment,
          entry: slot.entryLevel ? 'open' : 'none',
        });
      }
      const position = (positions.get(slot.posting) ?? 0) + 1;
      positions.set(slot.posting, position);
      const days = slot.days.map((day) => calendar.day(day));
      writers.slot.add({ id: newId(), posting: known.posting, shoot: id, position, days });
    }
  }
  return { count: shoots.size, postings };
}
