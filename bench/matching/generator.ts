import {
  bases,
  BaseId,
  Day,
  daysBetween,
  DEFAULT_GAP_POLICY,
  DepartmentId,
  expandTemplate,
  getRole,
  roles,
  slotDayOffsets,
  TemplatePosting,
  travelMinutes,
} from '@callboard/domain';
import type {
  ApplicationInput,
  BookingInput,
  DayInterval,
  MatchingInput,
  MatchingWeights,
  PersonInput,
  PersonRole,
  ShootInput,
  SlotInput,
} from '@callboard/matching';
import { WINDOW_DAYS } from '../../libs/matching/src/matching-input';
import { DEFAULT_WEIGHTS } from '../../libs/matching/src/weights';
import settings from './market-settings.json';
import { cumulative, Draws, pick, Weighted } from './draws';

/** What a generated market depends on; equal options give equal rows. */
export interface GeneratorOptions {
  readonly seed: number;
  /** 1 is a month of the whole nation: 3,000 shoots and 630,000 people. */
  readonly scale: number;
  /** Multiplies the people alone: under 1 the market is tight. */
  readonly supply?: number;
  readonly weights?: MatchingWeights;
  /** People and shoots, by number, that are left out: those who are gone, or not there yet. */
  readonly without?: (index: number) => boolean;
  /** Who comes in place of the person drawn, before she applies anywhere: the same people in another month. */
  readonly person?: (drawn: PersonInput, index: number) => PersonInput;
  /** Share of shoots with a labour cap, and where between low and high cost of the crew it lies. */
  readonly labourCap?: { readonly share: number; readonly level: number };
  /** Share of shoots that limit trainees, and how many an experienced colleague may have. */
  readonly traineeRule?: { readonly share: number; readonly perExperienced: number };
}

/** Takes the rows of a market one by one, as `MarketBuilder` does; rows may be forgotten after the call. */
export interface MarketSink {
  addPerson(person: PersonInput): void;
  addSlot(slot: SlotInput): void;
  addShoot(shoot: ShootInput): void;
  addApplication(application: ApplicationInput): void;
}

/** How many rows of each kind were made. */
export interface GeneratedCounts {
  readonly people: number;
  readonly personRoles: number;
  readonly shoots: number;
  readonly postings: number;
  readonly slots: number;
  readonly applications: number;
}

/** Prep takes up to so many days before the first shooting day, which so stay inside the window. */
export const MOST_PREP_DAYS = 7;
const EPOCH: Day = '1970-01-01' as Day;

/** The first day of a generated market, in days since 1970. */
export const FIRST_DAY = daysBetween(EPOCH, settings.startsFrom.value as Day) - MOST_PREP_DAYS;

/** What a builder of a generated market needs beside the rows. */
export function generatedTerms(weights: MatchingWeights = DEFAULT_WEIGHTS) {
  return {
    firstDay: FIRST_DAY,
    travelMinutes: MINUTES,
    gapPolicy: DEFAULT_GAP_POLICY,
    weights,
  };
}

const MINUTES: readonly (readonly number[])[] = bases.map((from) => bases.map((to) => travelMinutes(from.id, to.id)));
const NO_PEOPLE: readonly string[] = [];
const NOTHING: readonly never[] = [];

const byBase = (weights: Readonly<Record<BaseId, number>>): Weighted => cumulative(bases.map(({ id }) => weights[id]));
const SHOOT_BASES = byBase(settings.shootsByBase.value);
const CITY_BASES = byBase(settings.homesByBase.value);
const START_DAYS = cumulative(settings.startWeights.value);
const ROTATIONS = cumulative(settings.rotationDays.value.map(({ share }) => share));
const PAY_FACTORS = cumulative(settings.payFactors.value.map(({ share }) => share));
const NIGHT_RUNS = cumulative(settings.nightRuns.value.map(({ share }) => share));
const TRAVEL = cumulative(settings.maxTravelMinutes.value.map(({ share }) => share));
const PATTERNS = cumulative(settings.availability.value.map(({ share }) => share));
const NEWCOMER_ROLES = cumulative(settings.roleCounts.value.newcomer);
const EXPERIENCED_ROLES = cumulative(settings.roleCounts.value.experienced);
const LEVELS = new Map(Object.entries(settings.levels.value).map(([range, shares]) => [range, cumulative(shares)]));

/** Streams of draws that do not disturb each other: each row has its own. */
const enum Stream {
  Shoot = 1,
  Person = 2,
  Company = 3,
}

const templates = new Map<number, readonly TemplatePosting[]>();

function template(size: number, shootingDays: number): readonly TemplatePosting[] {
  const key = size * 100 + shootingDays;
  const known = templates.get(key);
  if (known) return known;
  const made = expandTemplate({ size, shootingDays });
  templates.set(key, made);
  return made;
}

/** Places of each role in the average crew. */
function demandByRole(): Map<string, number> {
  const demand = new Map<string, number>();
  const { from, to } = settings.crewSize.value;
  for (let size = from; size <= to; size++) {
    for (const { roleId, headcount } of template(size, 7)) demand.set(roleId, (demand.get(roleId) ?? 0) + headcount);
  }
  return demand;
}

const DEMAND = demandByRole();
const SUPPLY: Readonly<Record<string, number>> = settings.roleSupply.value;
const ROLE_WEIGHTS = roles.map(({ id }) => (DEMAND.get(id) ?? 0) * (SUPPLY[id] ?? 1));
const ANY_ROLE = cumulative(ROLE_WEIGHTS);
const FIRST_ROLE = cumulative(roles.map(({ levels }, index) => (levels[0] === 1 ? ROLE_WEIGHTS[index]! : 0)));
const DEPARTMENT_ROLE = new Map<DepartmentId, Weighted>(
  [...new Set(roles.map(({ department }) => department))].map((department) => [
    department,
    cumulative(roles.map((role, index) => (role.department === department ? ROLE_WEIGHTS[index]! : 0))),
  ]),
);
const BANDS = new Map<string, readonly [low: number, high: number]>(
  template(90, 7)
    .concat(template(75, 7))
    .map(({ roleId, rateLowFen, rateHighFen }) => [roleId, [rateLowFen, rateHighFen]]),
);
const SKILLS = settings.skills.value;
const DOCUMENTS = new Map(settings.documents.value.map((paper) => [paper.role, paper]));
const MIN_AGES: Readonly<Record<string, number>> = settings.minAges.value;

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The companies of a market: who is large, and where each is at home. */
interface Companies {
  readonly ids: readonly string[];
  readonly weights: Weighted;
  readonly home: Int32Array;
  readonly atBase: readonly (readonly number[])[];
}

function makeCompanies(seed: number, scale: number): Companies {
  const count = Math.max(3, Math.round(settings.companies.value * scale));
  const power = settings.companyWeightPower.value;
  const home = Int32Array.from({ length: count }, (_, k) =>
    pick(SHOOT_BASES, new Draws(seed, Stream.Company, k).share()),
  );
  const atBase: number[][] = bases.map(() => []);
  home.forEach((base, k) => atBase[base]!.push(k));
  return {
    ids: Array.from({ length: count }, (_, k) => `team-${padded(k, 3)}`),
    weights: cumulative(Array.from({ length: count }, (_, k) => 1 / (k + 1) ** power)),
    home,
    atBase,
  };
}

/** What a seeker sees of the postings: by role, one entry a posting. */
interface PostingBoard {
  readonly ids: string[];
  readonly base: number[];
  readonly first: number[];
  readonly last: number[];
  readonly lowest: number[];
  readonly payHighFen: number[];
}

type Board = ReadonlyMap<string, PostingBoard>;

function emptyBoard(): Board {
  const entry = (): PostingBoard => ({ ids: [], base: [], first: [], last: [], lowest: [], payHighFen: [] });
  return new Map(roles.map(({ id }) => [id, entry()]));
}

function crewSize(draws: Draws): number {
  const { from, to, exactly } = settings.crewSize.value;
  let share = draws.share();
  for (const each of exactly) {
    if (share < each.share) return each.size;
    share -= each.share;
  }
  return from + draws.below(to - from + 1);
}

interface ShootFacts {
  readonly id: string;
  readonly base: number;
  readonly team: string;
  readonly start: number;
  readonly shootingDays: number;
  readonly factor: number;
  readonly nightRun: number;
  readonly bed: boolean;
}

function shootFacts(draws: Draws, index: number, companies: Companies): ShootFacts {
  const company = pick(companies.weights, draws.share());
  const drawnBase = pick(SHOOT_BASES, draws.share());
  const base = draws.chance(settings.companyAtHome.value) ? companies.home[company]! : drawnBase;
  return {
    id: `shoot-${padded(index, 4)}`,
    base,
    team: companies.ids[company]!,
    start: FIRST_DAY + MOST_PREP_DAYS + pick(START_DAYS, draws.share()),
    shootingDays: settings.rotationDays.value[pick(ROTATIONS, draws.share())]!.value,
    factor: settings.payFactors.value[pick(PAY_FACTORS, draws.share())]!.value,
    nightRun: settings.nightRuns.value[pick(NIGHT_RUNS, draws.share())]!.value,
    bed: !draws.chance(settings.noBed.value),
  };
}

function wishesOf(draws: Draws, department: DepartmentId): readonly string[] {
  const wished = SKILLS.filter(({ departments }) => departments.includes(department)).filter(({ wished: share }) =>
    draws.chance(share),
  );
  return wished.map(({ id }) => id);
}

function postingSlot(shoot: ShootFacts, posting: TemplatePosting, id: string, draws: Draws): SlotInput {
  const offsets = slotDayOffsets({ ...posting, shootingDays: shoot.shootingDays });
  const days = offsets.map((offset) => shoot.start + offset);
  const paper = DOCUMENTS.get(posting.roleId);
  const pay = (fen: number): number => Math.round((fen * shoot.factor) / 1_000) * 1_000;
  const minAge = MIN_AGES[posting.roleId];
  return {
    id,
    posting: id,
    shoot: shoot.id,
    role: posting.roleId,
    minLevel: posting.minLevel,
    base: shoot.base,
    days,
    first: days[0]!,
    last: days[days.length - 1]!,
    payLowFen: pay(posting.rateLowFen),
    payHighFen: pay(posting.rateHighFen),
    entryLevel: posting.entry !== 'none' && !posting.head,
    headOfDepartment: posting.head,
    nightRun: posting.wrapDays > 0 ? 0 : shoot.nightRun,
    excludedPeople: NO_PEOPLE,
    department: posting.departmentId,
    team: shoot.team,
    skills: wishesOf(draws, posting.departmentId),
    documents: paper && draws.chance(paper.demanded) ? [paper.id] : NO_PEOPLE,
    ...(minAge === undefined ? {} : { minAge }),
    bed: shoot.bed,
  };
}

function note(board: Board, slot: SlotInput): void {
  const entries = board.get(slot.role)!;
  entries.ids.push(slot.posting);
  entries.base.push(slot.base);
  entries.first.push(slot.first);
  entries.last.push(slot.last);
  entries.lowest.push(slot.headOfDepartment ? 4 : slot.entryLevel ? 1 : slot.minLevel);
  entries.payHighFen.push(slot.payHighFen);
}

/** Rules across a shoot, drawn last so that they change nothing else. */
function addRules(options: GeneratorOptions, shoot: ShootFacts, cost: readonly number[], draws: Draws, to: MarketSink) {
  const cap = options.labourCap ?? settings.labourCap.value;
  const rule = options.traineeRule ?? settings.traineeRule.value;
  const [low, high] = [cost[0]!, cost[1]!];
  const capped = draws.chance(cap.share);
  const ruled = draws.chance(rule.share);
  if (!capped && !ruled) return;
  to.addShoot({
    id: shoot.id,
    ...(capped ? { labourCapFen: Math.round(low + cap.level * (high - low)) } : {}),
    ...(ruled ? { traineesPerExperienced: rule.perExperienced } : {}),
  });
}

function addShoot(options: GeneratorOptions, index: number, companies: Companies, board: Board, to: MarketSink) {
  const draws = new Draws(options.seed, Stream.Shoot, index);
  const shoot = shootFacts(draws, index, companies);
  const postings = template(crewSize(draws), shoot.shootingDays);
  const cost = [0, 0];
  let slots = 0;
  postings.forEach((posting, p) => {
    const slot = postingSlot(shoot, posting, `${shoot.id}-${padded(p, 2)}`, draws);
    note(board, slot);
    for (let place = 0; place < posting.headcount; place++) to.addSlot({ ...slot, id: `${slot.posting}-${place}` });
    slots += posting.headcount;
    cost[0]! += slot.payLowFen * slot.days.length * posting.headcount;
    cost[1]! += slot.payHighFen * slot.days.length * posting.headcount;
  });
  addRules(options, shoot, cost, draws, to);
  return { postings: postings.length, slots };
}

function levelIn(draws: Draws, role: number, newcomer: boolean, lower: boolean): number {
  const [lowest, highest] = roles[role]!.levels;
  if (newcomer) return lowest;
  const drawn = lowest + pick(LEVELS.get(`${lowest}-${highest}`)!, draws.share());
  return lower ? Math.max(lowest, drawn - 1) : drawn;
}

/** A first role as crews need it, others mostly of the same department. */
function rolesOf(draws: Draws, newcomer: boolean): PersonRole[] {
  const count = 1 + pick(newcomer ? NEWCOMER_ROLES : EXPERIENCED_ROLES, draws.share());
  const first = pick(newcomer ? FIRST_ROLE : ANY_ROLE, draws.share());
  const held = [first];
  const near = DEPARTMENT_ROLE.get(roles[first]!.department)!;
  for (let tries = 0; held.length < count && tries < 30; tries++) {
    const inside = !newcomer && draws.chance(settings.secondRoleInDepartment.value);
    const next = pick(newcomer ? FIRST_ROLE : inside ? near : ANY_ROLE, draws.share());
    if (!held.includes(next)) held.push(next);
  }
  return held.map((role, k) => ({
    role: roles[role]!.id,
    level: levelIn(draws, role, newcomer, k > 0 && draws.chance(settings.secondRoleLower.value)),
  }));
}

const LAST = WINDOW_DAYS - 1;

function freeDays(draws: Draws): DayInterval[] {
  const at = (from: number, to: number): DayInterval => [FIRST_DAY + from, FIRST_DAY + Math.min(LAST, to)];
  switch (settings.availability.value[pick(PATTERNS, draws.share())]!.value) {
    case 'from':
      return [at(3 + draws.below(36), LAST)];
    case 'until':
      return [at(0, 20 + draws.below(40))];
    case 'middle': {
      const first = draws.below(36);
      return [at(first, first + 13 + draws.below(22))];
    }
    case 'split': {
      const pause = 8 + draws.below(36);
      return [at(0, pause), at(pause + 4 + draws.below(10), LAST)];
    }
    case 'short': {
      const first = draws.below(44);
      return [at(first, first + 6 + draws.below(8))];
    }
    default:
      return [at(0, LAST)];
  }
}

function preferNotDays(draws: Draws): readonly DayInterval[] {
  if (!draws.chance(settings.preferNot.value)) return NOTHING;
  const first = FIRST_DAY + draws.below(58);
  return [[first, first + 1 + draws.below(5)]];
}

function bookingsOf(draws: Draws, homeBase: number, newcomer: boolean): readonly BookingInput[] {
  if (newcomer) return NOTHING;
  const { early, late } = settings.bookings.value;
  const booking = (first: number): BookingInput => {
    const workDays = 5 + draws.below(8);
    const base = draws.chance(settings.bookingAtHome.value) ? homeBase : pick(SHOOT_BASES, draws.share());
    return { first, last: first + workDays - 1, base, nightRun: draws.below(5), workDays };
  };
  const made: BookingInput[] = [];
  if (draws.chance(early)) made.push(booking(FIRST_DAY - 8 + draws.below(20)));
  if (draws.chance(late)) made.push(booking(FIRST_DAY + 30 + draws.below(26)));
  return made;
}

function floorOf(draws: Draws, held: readonly PersonRole[]): number {
  const { from, to, bandShare, step } = settings.payFloor.value;
  const [low, high] = BANDS.get(held[0]!.role)!;
  const part = draws.share() * draws.share() * bandShare;
  return Math.round((low * (from + draws.share() * (to - from)) + part * (high - low)) / step) * step;
}

function recordOf(draws: Draws): number | undefined {
  const { known, perfect, least } = settings.record.value;
  if (!draws.chance(known)) return undefined;
  return draws.chance(perfect) ? 1_000 : least + draws.below(1_000 - least);
}

function skillsOf(draws: Draws, held: readonly PersonRole[]): readonly string[] {
  const departments = held.map(({ role }) => getRole(role).department as string);
  const skills: string[] = [];
  for (const skill of SKILLS) {
    if (departments.some((department) => skill.departments.includes(department)) && draws.chance(skill.held)) {
      skills.push(skill.id);
    }
  }
  return skills;
}

function documentsOf(draws: Draws, held: readonly PersonRole[]): readonly string[] {
  const papers: string[] = [];
  for (const { role } of held) {
    const paper = DOCUMENTS.get(role);
    if (paper && draws.chance(paper.held)) papers.push(paper.id);
  }
  return papers;
}

function teamsOf(draws: Draws, homeBase: number, companies: Companies): readonly string[] {
  const { mean, atHome } = settings.workedWith.value;
  const here = companies.atBase[homeBase]!;
  const teams: string[] = [];
  for (let count = draws.geometric(mean); count > 0; count--) {
    const near = draws.chance(atHome) && here.length > 0;
    const company = near ? here[draws.below(here.length)]! : pick(companies.weights, draws.share());
    const id = companies.ids[company]!;
    if (!teams.includes(id)) teams.push(id);
  }
  return teams;
}

function personOf(draws: Draws, id: string, companies: Companies): PersonInput {
  const newcomer = draws.chance(settings.newcomers.value);
  const held = rolesOf(draws, newcomer);
  const homes = draws.chance(settings.homeFollowsWork.value) ? SHOOT_BASES : CITY_BASES;
  const homeBase = pick(homes, draws.share());
  const { known, ...ages } = settings.age.value;
  const [youngest, oldest] = (newcomer ? ages.newcomer : ages.experienced) as [number, number];
  const record = newcomer ? undefined : recordOf(draws);
  const age = draws.chance(known) ? youngest + Math.floor(draws.share() ** 1.5 * (oldest - youngest + 1)) : undefined;
  const { share: limited, days: limits } = settings.dayLimit.value;
  const limit = draws.chance(limited) ? limits[draws.below(limits.length)]! : undefined;
  const block = draws.chance(settings.blocks.value)
    ? [companies.ids[pick(companies.weights, draws.share())]!]
    : NO_PEOPLE;
  return {
    id,
    homeBase,
    roles: held,
    maxTravelMinutes: settings.maxTravelMinutes.value[pick(TRAVEL, draws.share())]!.value,
    payFloorFen: floorOf(draws, held),
    free: freeDays(draws),
    preferNot: preferNotDays(draws),
    bookings: bookingsOf(draws, homeBase, newcomer),
    paidDaysLast30: newcomer || draws.chance(settings.noPaidDays.value) ? 0 : 1 + draws.below(25),
    newcomer,
    ...(record === undefined ? {} : { record }),
    ...(age === undefined ? {} : { age }),
    ...(limit === undefined
      ? {}
      : { dayLimit: { first: FIRST_DAY + MOST_PREP_DAYS, last: FIRST_DAY + MOST_PREP_DAYS + 30, days: limit } }),
    skills: skillsOf(draws, held),
    documents: documentsOf(draws, held),
    workedWith: newcomer ? NO_PEOPLE : teamsOf(draws, homeBase, companies),
    blocks: block,
  };
}

/** The first posting she reads that she could take; she gives up after a few. */
function applicationOf(draws: Draws, person: PersonInput, board: Board): string | null {
  for (let tries = settings.applicationTries.value; tries > 0; tries--) {
    const { role, level } = person.roles[draws.below(person.roles.length)]!;
    const entries = board.get(role)!;
    if (entries.ids.length === 0) continue;
    const at = draws.below(entries.ids.length);
    if (level < entries.lowest[at]! || person.payFloorFen > entries.payHighFen[at]!) continue;
    if (MINUTES[person.homeBase]![entries.base[at]!]! > person.maxTravelMinutes) continue;
    if (person.free.some(([from, to]) => from <= entries.first[at]! && to >= entries.last[at]!))
      return entries.ids[at]!;
  }
  return null;
}

/** The shoots that are left out still draw, so that what is there does not depend on them; gives their postings. */
function leaveOut(options: GeneratorOptions, index: number, companies: Companies, board: Board): string[] {
  const postings: string[] = [];
  const nowhere = (): void => undefined;
  const addSlot = ({ posting }: SlotInput): void => void postings.push(posting);
  addShoot(options, index, companies, board, {
    addPerson: nowhere,
    addSlot,
    addShoot: nowhere,
    addApplication: nowhere,
  });
  return postings;
}

function addApplications(
  draws: Draws,
  person: PersonInput,
  { board, gone }: { readonly board: Board; readonly gone: ReadonlySet<string> },
  to: MarketSink,
): number {
  const postings = new Set<string>();
  for (let count = draws.geometric(settings.applicationsPerPerson.value); count > 0; count--) {
    const posting = applicationOf(draws, person, board);
    const reserve = draws.chance(settings.reserve.value);
    if (posting === null || postings.has(posting) || gone.has(posting)) continue;
    postings.add(posting);
    to.addApplication({ person: person.id, posting, ...(reserve ? { reserve } : {}) });
  }
  return postings.size;
}

/**
 * Streams a month of the market, skewed as the real one, into `to`: shoots first, then people and what they applied to.
 * Every row has a stream of draws of its own, so that it does not depend on the others. All constants come from
 * `market-settings.json`.
 */
export function generateMarket(options: GeneratorOptions, to: MarketSink): GeneratedCounts {
  const { seed, scale, supply = 1 } = options;
  const companies = makeCompanies(seed, scale);
  const board = emptyBoard();
  const shoots = Math.max(1, Math.round(settings.shootsPerMonth.value * scale));
  const people = Math.max(1, Math.round(settings.people.value * scale * supply));
  let [postings, slots, personRoles, applications] = [0, 0, 0, 0];
  const gone = new Set<string>();
  for (let index = 0; index < shoots; index++) {
    if (options.without?.(index)) {
      for (const posting of leaveOut(options, index, companies, board)) gone.add(posting);
      continue;
    }
    const made = addShoot(options, index, companies, board, to);
    postings += made.postings;
    slots += made.slots;
  }
  for (let index = 0; index < people; index++) {
    if (options.without?.(index)) continue;
    const draws = new Draws(seed, Stream.Person, index);
    const drawn = personOf(draws, `person-${padded(index, 6)}`, companies);
    const person = options.person?.(drawn, index) ?? drawn;
    to.addPerson(person);
    personRoles += person.roles.length;
    applications += addApplications(draws, person, { board, gone }, to);
  }
  return { people, personRoles, shoots, postings, slots, applications };
}

/** A generated market as one input, for small scales. */
export function generateInput(options: GeneratorOptions): MatchingInput {
  const people: PersonInput[] = [];
  const slots: SlotInput[] = [];
  const shoots: ShootInput[] = [];
  const applications: ApplicationInput[] = [];
  generateMarket(options, {
    addPerson: (person) => people.push(person),
    addSlot: (slot) => slots.push(slot),
    addShoot: (shoot) => shoots.push(shoot),
    addApplication: (application) => applications.push(application),
  });
  return { ...generatedTerms(options.weights), people, slots, shoots, applications };
}

export { thirtyCandidates, tightSynthetic } from './synthetic';
