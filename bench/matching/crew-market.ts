import { bases, DEFAULT_GAP_POLICY, expandTemplate, roles, slotDayOffsets, travelMinutes } from '@callboard/domain';
import { BookingInput, DEFAULT_WEIGHTS, MatchingInput, PersonInput, SlotInput } from '@callboard/matching';

/** Integers from 0 to below `n`, the same for the same seed (mulberry32). */
export function seeded(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

const SHOOTING_DAYS = 7;
const FIRST_SHOOTING_DAY = 21;

/** The slots of a crew of `size` from the product's own template, at base 0 (Hengdian). */
export function crewSlots(size: number): SlotInput[] {
  const postings = expandTemplate({ size, shootingDays: SHOOTING_DAYS });
  return postings.flatMap((posting, p) => {
    const days = slotDayOffsets({ ...posting, shootingDays: SHOOTING_DAYS }).map((day) => day + FIRST_SHOOTING_DAY);
    return Array.from({ length: posting.headcount }, (_, place): SlotInput => ({
      id: `slot-${String(p).padStart(2, '0')}-${place}`,
      posting: `posting-${p}`,
      shoot: 'shoot',
      role: posting.roleId,
      minLevel: posting.minLevel,
      base: 0,
      days,
      first: days[0]!,
      last: days[days.length - 1]!,
      payLowFen: posting.rateLowFen,
      payHighFen: posting.rateHighFen,
      entryLevel: posting.entry !== 'none',
      headOfDepartment: posting.head,
      excludedPeople: [],
    }));
  });
}

function bookingsFrom(next: (n: number) => number): BookingInput[] {
  const bookings: BookingInput[] = [];
  for (let first = next(40); first < 60; first += 12 + next(25)) {
    const workDays = 5 + next(6);
    const last = first + workDays - 1;
    bookings.push({ first, last, base: next(bases.length), nightRun: next(5), workDays });
    first = last;
  }
  return bookings;
}

/** Roles are drawn as often as the crew of 90 needs them, so that rare roles have few people, as in life. */
function personFrom(index: number, next: (n: number) => number, wanted: readonly SlotInput[]): PersonInput {
  const newcomer = next(4) === 0;
  const held = new Map<string, number>();
  for (let count = 1 + next(newcomer ? 2 : 4); count > 0; count--) {
    const slot = wanted[next(wanted.length)]!;
    const role = next(5) === 0 ? roles[next(roles.length)]!.id : slot.role;
    held.set(role, newcomer ? 1 : 1 + Math.max(next(4), next(4)));
  }
  const level = Math.max(...held.values());
  return {
    id: `person-${String(index).padStart(6, '0')}`,
    homeBase: next(3) === 0 ? 0 : next(bases.length),
    roles: [...held].map(([role, at]) => ({ role, level: at })),
    maxTravelMinutes: [180, 480, 900, 2_000][next(4)]!,
    payFloorFen: 20_000 + level * level * 2_000 + 1_000 * next(20),
    free: next(3) === 0 ? [[0, 10 + next(40)]] : [[0, 63]],
    preferNot: next(4) === 0 ? [[next(30), 60]] : [],
    bookings: bookingsFrom(next),
    paidDaysLast30: newcomer ? 0 : next(26),
    newcomer,
  };
}

/** A shoot of `size` in a market of `people`, the same for the same seed. */
export function crewMarket(seed: number, people: number, size: number): MatchingInput {
  const next = seeded(seed);
  const slots = crewSlots(size);
  const wanted = crewSlots(90);
  const crowd = Array.from({ length: people }, (_, index) => personFrom(index, next, wanted));
  const postings = [...new Set(slots.map((slot) => slot.posting))];
  return {
    firstDay: 0,
    people: crowd,
    slots,
    applications: crowd
      .filter(() => next(20) === 0)
      .map((person) => ({ person: person.id, posting: postings[next(postings.length)]! })),
    travelMinutes: bases.map((from) => bases.map((to) => travelMinutes(from.id, to.id))),
    gapPolicy: DEFAULT_GAP_POLICY,
    weights: DEFAULT_WEIGHTS,
  };
}
