/** A person's line of a day-out-of-days. */
export interface DoodPerson {
  readonly id: string;
  readonly name: string;
  /** What the person does. */
  readonly role: string;
  /** One a day; null before and after the engagement. */
  readonly codes: readonly (string | null)[];
  readonly paidDays: number;
}

/** A place nobody has taken, as a line of its own. */
export interface DoodGap {
  readonly id: string;
  readonly role: string;
  /** The days that it needs somebody on. */
  readonly days: ReadonlySet<string>;
}

export interface DoodGroup {
  readonly id: string;
  readonly name: string;
  readonly people: readonly DoodPerson[];
  readonly gaps: readonly DoodGap[];
}

/** Codes of days on which somebody is in the shoot and does nothing. */
const WAITING: ReadonlySet<string> = new Set(['H', 'I']);
const UNPAID: ReadonlySet<string> = new Set(['I', 'X']);
const BY_DEAL: ReadonlySet<string> = new Set(['T', 'FT']);
/** Codes of days without work. */
const IDLE: ReadonlySet<string> = new Set(['I', 'X', 'H']);

/** Whether a day of this code is paid: yes, no, or as the deal says. */
export function paidOf(code: string): 'yes' | 'no' | 'deal' {
  if (UNPAID.has(code)) return 'no';
  return BY_DEAL.has(code) ? 'deal' : 'yes';
}

/** How a code is painted. */
export function codeLook(code: string): string {
  if (code === 'H') return 'hold';
  if (code === 'I') return 'idle';
  if (code === 'X') return 'rest';
  if (BY_DEAL.has(code)) return 'travel';
  return code === 'PR' || code === 'WR' ? 'aside' : 'work';
}

/** People of a group at work, a number a day. */
export function workingByDay(people: readonly DoodPerson[], days: number): number[] {
  return Array.from({ length: days }, (_, at) =>
    people.reduce((count, { codes }) => {
      const code = codes[at];
      return code && !IDLE.has(code) ? count + 1 : count;
    }, 0),
  );
}

/** Groups with only those people who wait on some day; groups without any fall away. */
export function onlyWaiting(groups: readonly DoodGroup[]): DoodGroup[] {
  return groups
    .map((group) => ({
      ...group,
      gaps: [],
      people: group.people.filter(({ codes }) => codes.some((code) => code !== null && WAITING.has(code))),
    }))
    .filter(({ people }) => people.length > 0);
}

/** The codes that stand in a grid, in the order of the trade's list. */
export function codesOf(groups: readonly DoodGroup[], order: readonly string[]): string[] {
  const seen = new Set(groups.flatMap(({ people }) => people.flatMap(({ codes }) => codes)));
  return order.filter((code) => seen.has(code));
}

/** Paid days of everybody in a group. */
export function paidDaysOf(people: readonly DoodPerson[]): number {
  return people.reduce((sum, person) => sum + person.paidDays, 0);
}
