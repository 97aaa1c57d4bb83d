import { hash } from '@node-rs/argon2';
import {
  AuditRepository,
  makeDataSource,
  PersonVaultRepository,
  SeedRepository,
  systemContext,
  Transactions,
  Tx,
} from '@callboard/database';
import { Day, dayIn, idFrom, spanOf, toDateRange } from '@callboard/domain';
import { PASSWORD_COST } from '../account/password-hasher.service';
import { PersonVault } from '../account/person-vault';
import { frozenTermsOf } from '../offer/offer-terms';
import { DEMO_ACCOUNTS, DEMO_LOGINS, DEMO_PASSWORD, DemoAccount, demoLogin } from './demo-accounts';
import { DemoCrew } from './demo-crew';
import { composePeople, DemoPerson } from './demo-people';
import { DemoBooking, demoShootRows, DemoShootRows } from './demo-rows';
import { DEMO_COMPANIES, DEMO_SHOOTS, DemoShootPlan } from './demo-shoots';
import { namedPeople } from './demo-named';
import { between, Random, randomBytes, seededRandom } from './random';

/** What a seed needs. */
export interface SeedOptions {
  readonly databaseUrl: string;
  /** The master key under which people's contacts are sealed. */
  readonly masterKey: Buffer;
  /** The day around which the shoots lie; today in China when absent. */
  readonly today?: Day;
  readonly people?: number;
  readonly onProgress?: (step: string) => void;
}

const SEED = 20_260_501;
const PEOPLE = 5_000;
const MILLIS = Date.UTC(2026, 0, 1);

/**
 * Fills an empty database with the demo market: 4 companies, 8 shoots around today, 5,000 people with accounts of one
 * known password. The same day gives the same data. Does nothing when anybody has an account.
 */
export async function seedDemo(options: SeedOptions): Promise<{ seeded: boolean }> {
  return withDatabase(options.databaseUrl, (transactions) =>
    transactions.run(systemContext('seed'), async (tx) => {
      const rows = new SeedRepository();
      await rows.lockSeeding(tx);
      if (!(await rows.isEmpty(tx))) return { seeded: false };
      await new DemoSeed(tx, rows, options).write();
      return { seeded: true };
    }),
  );
}

/** The demo accounts that a database holds; none where the demo market was never seeded. */
export async function demoAccountsIn(databaseUrl: string): Promise<readonly DemoAccount[]> {
  return withDatabase(databaseUrl, (transactions) =>
    transactions.read(systemContext(), async (tx) => ((await new SeedRepository().hasDemo(tx)) ? DEMO_LOGINS : [])),
  );
}

async function withDatabase<T>(url: string, work: (transactions: Transactions) => Promise<T>): Promise<T> {
  const source = makeDataSource({ url, poolSize: 2, applicationName: 'callboard seed' });
  await source.initialize();
  try {
    return await work(new Transactions(source));
  } finally {
    await source.destroy();
  }
}

/** One seeding, in the order in which rows depend on each other. */
class DemoSeed {
  private readonly random: Random = seededRandom(SEED);
  private readonly today: Day;
  private readonly companyIds: string[];
  private readonly accountIds = new Map<string, string>();

  constructor(
    private readonly tx: Tx,
    private readonly rows: SeedRepository,
    private readonly options: SeedOptions,
  ) {
    this.today = options.today ?? dayIn('Asia/Shanghai', new Date());
    this.companyIds = DEMO_COMPANIES.map(() => this.nextId());
  }

  async write(): Promise<void> {
    const say = this.options.onProgress ?? (() => undefined);
    const named = namedPeople(this.random, this.today, MILLIS);
    const people = [...named, ...composePeople(this.random, this.options.people ?? PEOPLE, this.today, MILLIS + 1_000)];
    say(`people (${people.length})`);
    await this.writePeople(people);
    say('contacts');
    await this.writeContacts(people);
    say(`companies (${DEMO_COMPANIES.length})`);
    await this.writeCompanies();
    const crew = new DemoCrew(people.slice(named.length));
    for (const plan of DEMO_SHOOTS) {
      say(`shoot ${plan.title}`);
      await this.writeShoot(plan, crew, people.slice(named.length));
    }
    await new AuditRepository().append(this.tx, [
      { action: 'demo.seed', subjectType: 'company', subjectId: this.companyIds[0]!, after: { people: people.length } },
    ]);
  }

  private nextId(): string {
    return idFrom(MILLIS, randomBytes(this.random, 10));
  }

  private async writePeople(people: readonly DemoPerson[]): Promise<void> {
    const passwordHash = await hash(DEMO_PASSWORD, PASSWORD_COST);
    const platformRoles = new Map(DEMO_ACCOUNTS.map(({ handle, platformRole }) => [handle, platformRole]));
    for (const { handle } of people) this.accountIds.set(handle, this.nextId());
    await this.rows.insert(
      this.tx,
      'person',
      people.map(({ id, handle, name }) => ({ id, handle, display_name: name, demo: true })),
    );
    await this.rows.insert(
      this.tx,
      'account',
      people.map(({ id, handle }) => ({
        id: this.accountIds.get(handle),
        person_id: id,
        password_hash: passwordHash,
        platform_role: platformRoles.get(handle) ?? 'none',
      })),
    );
    const seekers = people.filter(({ roles }) => roles.length > 0);
    await this.rows.insert(this.tx, 'profile', seekers.map(profileRow));
    await this.rows.insert(
      this.tx,
      'person_role',
      seekers.flatMap(({ id, roles }) => roles.map(({ role, level }) => ({ person_id: id, role_id: role, level }))),
    );
    await this.rows.insert(
      this.tx,
      'availability',
      seekers.flatMap(({ id, availability }) =>
        availability.map(({ state, ...span }) => ({
          id: this.nextId(),
          person_id: id,
          span: toDateRange(span),
          state,
        })),
      ),
    );
  }

  private async writeContacts(people: readonly DemoPerson[]): Promise<void> {
    const { keys, contacts } = new PersonVault(this.options.masterKey).sealMany(
      people.map(({ id, handle }, index) => ({
        personId: id,
        email: demoLogin(handle),
        phone: `+86199${String(index).padStart(8, '0')}`,
      })),
    );
    await new PersonVaultRepository().insertMany(this.tx, keys, contacts);
  }

  private async writeCompanies(): Promise<void> {
    await this.rows.insert(
      this.tx,
      'company',
      DEMO_COMPANIES.map(({ name, creditCode, state }, index) => ({
        id: this.companyIds[index],
        name,
        credit_code: creditCode,
        evidence: '营业执照、授权书（演示）',
        state,
        decided_at: state === 'verified' ? new Date(MILLIS).toISOString() : null,
        demo: true,
      })),
    );
    await this.rows.insert(
      this.tx,
      'membership',
      DEMO_ACCOUNTS.flatMap(({ handle, member }) =>
        member
          ? [
              {
                company_id: this.companyIds[member.company],
                account_id: this.accountIds.get(handle),
                role: member.role,
                department: member.department ?? null,
              },
            ]
          : [],
      ),
    );
  }

  private async writeShoot(plan: DemoShootPlan, crew: DemoCrew, people: readonly DemoPerson[]): Promise<void> {
    const companyId = this.companyIds[plan.company]!;
    const owner = DEMO_ACCOUNTS.find(({ member }) => member?.company === plan.company && member.role === 'owner');
    const made = demoShootRows({
      plan,
      companyId,
      ownerAccountId: this.accountIds.get(owner?.handle ?? 'producer')!,
      today: this.today,
      random: this.random,
      startMillis: MILLIS + between(this.random, 1, 1_000_000),
      crew,
      people,
    });
    await this.rows.insert(this.tx, 'production', [made.production]);
    await this.rows.insert(this.tx, 'shoot', [made.shoot]);
    await this.rows.insert(this.tx, 'posting', made.postings);
    await this.rows.insert(this.tx, 'slot', made.slots);
    await this.rows.insert(
      this.tx,
      'offer',
      made.booked.map((booking) => offerRow(booking, made, plan)),
    );
    await this.rows.insert(
      this.tx,
      'booking',
      made.booked.map((booking) => bookingRow(booking, made, plan)),
    );
    await this.rows.insert(this.tx, 'application', made.applications);
  }
}

function profileRow(person: DemoPerson): Record<string, unknown> {
  return {
    person_id: person.id,
    kind: person.kind,
    home_base: person.homeBase,
    max_travel_minutes: person.maxTravelMinutes,
    pay_floor_fen: person.payFloorFen,
    school: person.school,
    major: person.major,
    languages: person.languages,
    about: '',
    searchable: true,
    version: 1,
  };
}

function offerRow(booking: DemoBooking, { shoot }: DemoShootRows, plan: DemoShootPlan): Record<string, unknown> {
  const answered = shoot.published_at;
  return {
    id: booking.offerId,
    slot_id: booking.slotId,
    posting_id: booking.postingId,
    shoot_id: shoot.id,
    person_id: booking.person.id,
    span: toDateRange(spanOf(booking.days)),
    terms: demoTerms(booking, shoot, plan),
    reasons: { kind: 'direct' },
    pay_fen: booking.payFen,
    state: 'accepted',
    expires_at: answered,
    sent_at: answered,
    answered_at: answered,
  };
}

function bookingRow(booking: DemoBooking, { shoot }: DemoShootRows, plan: DemoShootPlan): Record<string, unknown> {
  return {
    id: booking.bookingId,
    offer_id: booking.offerId,
    slot_id: booking.slotId,
    shoot_id: shoot.id,
    person_id: booking.person.id,
    base_id: plan.base,
    span: toDateRange(spanOf(booking.days)),
    paid_days: booking.days.length,
    night_run: 0,
    pay_fen: booking.payFen,
    state: plan.state === 'wrapped' ? 'completed' : 'confirmed',
  };
}

function demoTerms(booking: DemoBooking, shoot: Readonly<Record<string, unknown>>, plan: DemoShootPlan): unknown {
  return frozenTermsOf({
    companyName: DEMO_COMPANIES[plan.company]!.name,
    shootTitle: plan.title,
    baseId: plan.base,
    roleId: booking.posting.roleId,
    days: booking.days,
    payFen: booking.payFen,
    hoursPerDay: 12,
    overtimeRule: String(shoot.overtime_rule),
    payTiming: String(shoot.pay_timing),
    meals: true,
    bed: true,
  });
}
