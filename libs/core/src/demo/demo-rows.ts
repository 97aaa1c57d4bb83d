import {
  addDays,
  daysOf,
  Day,
  expandTemplate,
  getBase,
  idFrom,
  slotDays,
  fen,
  span,
  spanOf,
  summarise,
  TemplatePosting,
  toDateRange,
} from '@callboard/domain';
import { DemoCrew, DemoSlot } from './demo-crew';
import { DemoPerson } from './demo-people';
import { DemoShootPlan, firstShootingDay } from './demo-shoots';
import { between, Random, randomBytes } from './random';

type Row = Readonly<Record<string, unknown>>;

/** Rows of one demo shoot, ready to be written, and what offers still need. */
export interface DemoShootRows {
  readonly production: Row;
  readonly shoot: Row;
  readonly postings: readonly Row[];
  readonly slots: readonly Row[];
  readonly booked: readonly DemoBooking[];
  /** Places that nobody is booked for. */
  readonly open: readonly DemoOpening[];
  readonly applications: readonly Row[];
}

/** A place that nobody is booked for. */
export interface DemoOpening extends DemoSlot {
  readonly postingId: string;
}

/** A booked place: what its frozen terms are made from. */
export interface DemoBooking {
  readonly offerId: string;
  readonly bookingId: string;
  readonly slotId: string;
  readonly postingId: string;
  readonly person: DemoPerson;
  readonly posting: TemplatePosting;
  readonly days: readonly Day[];
  readonly payFen: number;
}

/** What the rows of one shoot are made from. */
export interface DemoShootInput {
  readonly plan: DemoShootPlan;
  readonly companyId: string;
  readonly ownerAccountId: string;
  readonly today: Day;
  readonly random: Random;
  readonly startMillis: number;
  readonly crew: DemoCrew;
  readonly people: readonly DemoPerson[];
  /** People with a demo account, by handle. */
  readonly named: ReadonlyMap<string, DemoPerson>;
}

const LIVE_STATES = {
  open: 'public',
  shooting: 'public',
  wrapped: 'closed',
  in_review: 'draft',
  draft: 'draft',
  cancelled: 'closed',
} as const;

/** Builds the rows of one shoot: its postings from the template, its slots, bookings by the rules, applications. */
export function demoShootRows(input: DemoShootInput): DemoShootRows {
  const { plan, random, startMillis, today } = input;
  const nextId = () => idFrom(startMillis, randomBytes(random, 10));
  const first = firstShootingDay(plan, today);
  const shootingDays = daysOf(span(first, addDays(first, plan.shootingDays - 1)));
  const ids = { production: nextId(), shoot: nextId() };
  const taken = new Set<string>();
  const booked: DemoBooking[] = [];
  const slots: Row[] = [];
  const open: DemoOpening[] = [];
  const template = templateOf(plan);
  const postings = template.map((posting, order) => {
    const postingId = nextId();
    const days = slotDays(posting, shootingDays);
    let full = 0;
    for (let position = 1; position <= posting.headcount; position += 1) {
      const slot: DemoSlot = { id: nextId(), posting, base: plan.base, days };
      const person = personFor(slot, input, taken, random() < plan.booked);
      if (person) {
        full += 1;
        const payFen = Math.max(posting.rateLowFen, person.payFloorFen);
        booked.push({
          offerId: nextId(),
          bookingId: nextId(),
          slotId: slot.id,
          postingId,
          person,
          posting,
          days,
          payFen,
        });
      } else {
        open.push({ ...slot, postingId });
      }
      slots.push({
        id: slot.id,
        posting_id: postingId,
        shoot_id: ids.shoot,
        position,
        days,
        span: toDateRange(spanOf(days)),
        state: person ? 'booked' : 'open',
      });
    }
    const live = LIVE_STATES[plan.state];
    const state = live === 'public' && full === posting.headcount ? 'filled' : live;
    return postingRow({ posting: postingId, shoot: ids.shoot }, posting, order, state, publishedAt(first, today));
  });
  const allDays = slots.flatMap((slot) => slot.days as Day[]);
  return {
    production: productionRow(ids.production, input),
    shoot: shootRow(ids, input, first, toDateRange(spanOf(allDays)), budgetOf(template)),
    postings,
    slots,
    booked,
    open,
    applications: applicationRows(input, ids.shoot, postings, taken, nextId),
  };
}

function templateOf({ size, shootingDays, rates = {} }: DemoShootPlan): TemplatePosting[] {
  return expandTemplate({ size, shootingDays }).map((posting) => {
    const rate = rates[posting.roleId];
    return rate ? { ...posting, rateLowFen: fen(rate[0]), rateHighFen: fen(rate[1]) } : posting;
  });
}

/** Somebody for a slot: a demo account that is cast for it, else, when it is to be booked, whom the crew has. */
function personFor(
  slot: DemoSlot,
  { plan, crew, named }: DemoShootInput,
  taken: Set<string>,
  booked: boolean,
): DemoPerson | null {
  const { roleId } = slot.posting;
  const cast = named.get(plan.cast?.find(({ role }) => role === roleId)?.handle ?? '');
  if (cast && !taken.has(cast.id)) return crew.engage(cast, slot, taken);
  return booked && !plan.vacant?.includes(roleId) ? crew.book(slot, taken) : null;
}

/** Between what the crew costs at least and at most, nearer to the least, in whole thousands of yuan. */
function budgetOf(template: readonly TemplatePosting[]): number {
  const { costLowFen, costHighFen } = summarise(template);
  return Math.round((costLowFen + (costHighFen - costLowFen) * 0.3) / 100_000) * 100_000;
}

/** The earlier of so many days before a shoot begins and a few days ago. */
function before(first: Day, days: number, today: Day, ago: number): Day {
  const [usual, latest] = [addDays(first, -days), addDays(today, -ago)];
  return usual < latest ? usual : latest;
}

/** Shoots are published twenty days before they begin, at noon in China. */
function publishedAt(first: Day, today: Day): string {
  return `${before(first, 20, today, 4)}T04:00:00Z`;
}

function productionRow(id: string, { plan, companyId }: DemoShootInput): Row {
  return {
    id,
    company_id: companyId,
    title: plan.title,
    genre: plan.genre,
    episodes: plan.episodes,
    filing_number: null,
  };
}

function shootRow(
  ids: { production: string; shoot: string },
  input: DemoShootInput,
  first: Day,
  run: string,
  budgetFen: number,
): Row {
  const { plan, today } = input;
  const published = ['open', 'shooting', 'wrapped'].includes(plan.state);
  return {
    id: ids.shoot,
    production_id: ids.production,
    company_id: input.companyId,
    title: plan.title,
    base_id: plan.base,
    zone: getBase(plan.base).timeZone,
    first_shooting_day: first,
    shooting_days: plan.shootingDays,
    run,
    labour_budget_fen: budgetFen,
    hours_per_day: 12,
    overtime_rule: '超过 12 小时按小时 1.5 倍',
    pay_timing: 'wrap_7',
    meals: true,
    bed: true,
    template_size: plan.size,
    state: plan.state,
    created_by: input.ownerAccountId,
    created_at: `${before(first, 21, today, 5)}T04:00:00Z`,
    published_at: published ? publishedAt(first, today) : null,
    version: 1,
  };
}

function postingRow(
  ids: { posting: string; shoot: string },
  posting: TemplatePosting,
  order: number,
  state: string,
  publishedAt: string,
): Row {
  return {
    id: ids.posting,
    shoot_id: ids.shoot,
    role_id: posting.roleId,
    min_level: posting.minLevel,
    headcount: posting.headcount,
    pay_low_fen: posting.rateLowFen,
    pay_high_fen: posting.rateHighFen,
    hours_per_day: 12,
    prep_days: posting.prepDays,
    shoot_share_bp: posting.shootShareBp,
    wrap_days: posting.wrapDays,
    head_of_department: posting.head,
    entry: posting.entry,
    requirements: posting.skills.zh,
    sort_order: order,
    template_role: posting.roleId,
    state,
    version: 1,
    published_at: state === 'draft' ? null : publishedAt,
  };
}

/** What people write when they apply. */
const NOTES = [
  '档期全程有空，住横店',
  '跟过三组古装，能早出工',
  '自带工具箱，可以提前一天到',
  '上个月刚杀青，随时可以进组',
  '',
  '会开车，能吃苦，希望跟一整个周期',
  '朋友在组里，听说这边按时结账，想来试试',
];

/** Applications of people who hold the role and do not work on the shoot. */
function applicationRows(
  input: DemoShootInput,
  shootId: string,
  postings: readonly Row[],
  taken: ReadonlySet<string>,
  nextId: () => string,
): Row[] {
  const open = postings.filter((posting) => posting.state === 'public');
  if (open.length === 0) return [];
  const rows: Row[] = [];
  const seen = new Set<string>();
  for (let tries = 0; rows.length < input.plan.applications && tries < input.plan.applications * 200; tries += 1) {
    const posting = open[Math.floor(input.random() * open.length)]!;
    const person = input.people[Math.floor(input.random() * input.people.length)]!;
    const level = person.roles.find(({ role }) => role === posting.role_id)?.level ?? 0;
    if (level < (posting.min_level as number) || taken.has(person.id) || seen.has(person.id)) continue;
    seen.add(person.id);
    rows.push({
      id: nextId(),
      posting_id: posting.id,
      shoot_id: shootId,
      person_id: person.id,
      note: NOTES[rows.length % NOTES.length],
      state: rows.length % 6 === 5 && input.plan.booked > 0 ? 'shortlisted' : 'submitted',
      created_at: `${addDays(input.today, -between(input.random, 1, 3))}T0${between(input.random, 0, 9)}:30:00Z`,
    });
  }
  return rows;
}
