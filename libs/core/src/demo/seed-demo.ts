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
import { Day, dayIn, idFrom, toDateRange } from '@callboard/domain';
import { PASSWORD_COST } from '../account/password-hasher.service';
import { PersonVault } from '../account/person-vault';
import { DEMO_ACCOUNTS, DEMO_LOGINS, DEMO_PASSWORD, DemoAccount, demoLogin } from './demo-accounts';
import { DemoCrew } from './demo-crew';
import { composePeople, DemoPerson } from './demo-people';
import { namedPeople } from './demo-named';
import { acceptedOffer, bookingRow, offerRow } from './demo-offers';
import { DemoShootInput, demoShootRows } from './demo-rows';
import { DemoScene, SceneShoot } from './demo-scene';
import { DEMO_COMPANIES, DEMO_SHOOTS, DEMO_SUSPENDED, DemoShootPlan } from './demo-shoots';
import { insertTrailed } from './demo-trail';
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
 * Fills an empty database with the demo market: 6 companies, 12 shoots around today, 5,000 people with accounts of one
 * known password, and one shoot in the middle of being staffed by the product's own engine, whose policies the migration
 * has stored. The same day gives the same people, shoots and bookings. Does nothing when anybody has an account.
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

/** Whom the shoots can have. */
type DemoMarket = Pick<DemoShootInput, 'crew' | 'people' | 'named'>;

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
    const pool = people.slice(named.length).filter(({ handle }) => handle !== DEMO_SUSPENDED.handle);
    const market = { crew: new DemoCrew(pool), people: pool, named: new Map(named.map((each) => [each.handle, each])) };
    const shoots = new Map<string, SceneShoot>();
    for (const plan of DEMO_SHOOTS) {
      say(`shoot ${plan.title}`);
      shoots.set(plan.title, await this.writeShoot(plan, market));
    }
    say('applications and offers');
    const { today, accountIds } = this;
    const scene = new DemoScene(this.tx, this.rows, {
      ...market,
      shoots,
      accountIds,
      today,
      nextId: () => this.nextId(),
    });
    await scene.write();
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
      DEMO_COMPANIES.map(({ name, creditCode, state, evidence, reason }, index) => ({
        id: this.companyIds[index],
        name,
        credit_code: creditCode,
        evidence,
        state,
        decided_at: state === 'in_review' ? null : new Date(MILLIS).toISOString(),
        decision_reason: reason ?? null,
        demo: true,
      })),
    );
    const owners = DEMO_COMPANIES.flatMap(({ owner }, company) =>
      owner ? [{ handle: owner, member: { company, role: 'owner', department: null } }] : [],
    );
    await this.rows.insert(
      this.tx,
      'membership',
      [...DEMO_ACCOUNTS, ...owners].flatMap(({ handle, member }) => {
        const account_id = this.accountIds.get(handle);
        if (!member || !account_id) return [];
        const { company, role, department = null } = member;
        return [{ company_id: this.companyIds[company], account_id, role, department }];
      }),
    );
  }

  private async writeShoot(plan: DemoShootPlan, market: DemoMarket): Promise<SceneShoot> {
    const companyId = this.companyIds[plan.company]!;
    const owner = DEMO_ACCOUNTS.find(({ member }) => member?.company === plan.company && member.role === 'owner');
    const made = demoShootRows({
      ...market,
      plan,
      companyId,
      ownerAccountId: this.accountIds.get(owner?.handle ?? 'producer')!,
      today: this.today,
      random: this.random,
      startMillis: MILLIS + between(this.random, 1, 1_000_000),
    });
    await this.rows.insert(this.tx, 'production', [made.production]);
    const scope = { companyId, shootId: String(made.shoot.id) };
    const insert = (table: Parameters<typeof insertTrailed>[2], rows: Parameters<typeof insertTrailed>[3]) =>
      insertTrailed(this.tx, this.rows, table, rows, scope);
    await insert('shoot', [made.shoot]);
    await insert('posting', made.postings);
    await insert('slot', made.slots);
    await insert(
      'offer',
      made.booked.map((booking) => offerRow(acceptedOffer(booking, made), made, plan)),
    );
    await insert(
      'booking',
      made.booked.map((booking) => bookingRow(booking, made, plan)),
    );
    await insert('application', made.applications);
    return { plan, made, companyId };
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
