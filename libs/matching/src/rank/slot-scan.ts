import { countDays as countBits } from '../market/day-mask';
import { levelOf, Market, minutesBetween } from '../market/market';
import { flagsOf, LIMITED, marketOfSome, mostChainPoints, NEWCOMER, People, SKILL_BITS } from '../market/rank-index';
import { MAX_LEVEL } from '../matching-input';
import { ageRule } from '../rule/age.rule';
import { dayLimitRule } from '../rule/day-limit.rule';
import { documentsRule } from '../rule/documents.rule';
import { gapRule } from '../rule/gap.rule';
import { lowestLevel } from '../rule/level.rule';
import { overlapRule } from '../rule/overlap.rule';
import { bedPoints } from '../score/bed.term';
import { distancePoints } from '../score/distance.term';
import { levelPoints, wantedLevel } from '../score/level-fit.term';
import { payPoints } from '../score/pay-fit.term';
import { share } from '../score/score-term';
import { skillTerm } from '../score/skill.term';

/** Takes what a scan finds. */
export interface ScanSink {
  /** A scan passes over people whose most possible score, chains and first job included, is not above it. */
  cutoff: number;
  /**
   * A person who keeps every hard rule, with the points of all terms but those of the plan (first job, chain), and her
   * flags in the index.
   */
  take(person: number, points: number, flags: number): void;
}

const BARRED = 1;
const LISTED = 2;
const NOBODY: ReadonlyMap<number, number> = new Map();
/** The rules that the columns of the index do not answer; blocks and exclusions are marked. */
const RARE_RULES = [documentsRule, ageRule, dayLimitRule] as const;

/** What a scan needs to know of its slot beside the columns. */
interface SlotTerms {
  low: number;
  high: number;
  /** Most points of pay that the slot gives beyond what the keys reckon with. */
  paySlack: number;
  /** Points at most for wished-for skills. */
  skills: number;
  skillLow: number;
  skillHigh: number;
  /** Points by how many of the wished-for skills are met. */
  readonly skillPoints: number[];
  /** Documents or an age are asked. */
  papers: boolean;
  /** Newcomers fit as well as any level does. */
  entry: boolean;
}

interface BucketTerms {
  readonly minutes: number;
  /** Points for place and level. */
  readonly points: number;
  /** The same for a newcomer. */
  readonly newcomerPoints: number;
  /** The most that any key can still gain. */
  readonly most: number;
}

/**
 * Finds the people of a slot by the index, bucket by bucket, nearest bases first, each as far down as its keys can still
 * beat the sink's cutoff, and behind them those in a list of its posting or team. What it passes over is exactly what
 * cannot beat the cutoff. One scanner serves one thread; it keeps a mark a person.
 */
export class SlotScan {
  /** People looked at since the scanner was made. */
  looked = 0;
  private readonly mark: Uint8Array;
  private readonly marked: number[] = [];
  /** Listed people, what their lists give them, and where in these lists a person stands. */
  private readonly listed: number[] = [];
  private readonly listedPoints: number[] = [];
  private readonly placeOf: Int32Array;
  private slot = 0;
  private stride = 1;
  private sink: ScanSink = { cutoff: 0, take: () => undefined };
  private readonly terms: SlotTerms = {
    low: 0,
    high: 0,
    paySlack: 0,
    skills: 0,
    skillLow: 0,
    skillHigh: 0,
    skillPoints: [],
    papers: false,
    entry: false,
  };

  /** Points of place by bed, base of the slot and rank of the home base in `index.near`. */
  private readonly placed: Int32Array;
  /** The same by home base. */
  private readonly placedAt: Int32Array;
  /** Points by levels away from the one that fits. */
  private readonly levelPoints: readonly number[];
  /** The greatest key of a role, whatever the level and base. */
  private readonly bestKey: Int32Array;
  /** The most that a plan can add. */
  private readonly planPoints: number;
  private readonly market: Market;

  /** Of all people of the market, or only of some. */
  constructor(
    market: Market,
    private readonly some: People = [0, market.people.count],
  ) {
    this.market = marketOfSome(market, some);
    const { baseCount, index, weights } = this.market;
    this.mark = new Uint8Array(market.people.count);
    this.placeOf = new Int32Array(market.people.count);
    this.levelPoints = [0, 1, 2, 3, 4].map((away) => levelPoints(market, away));
    this.planPoints = mostChainPoints(market) + weights.firstJob;
    const place = (bed: number, base: number, home: number): number => {
      const minutes = minutesBetween(market, home, base);
      return distancePoints(market, minutes) + bedPoints(market, bed, minutes);
    };
    this.placed = new Int32Array(2 * baseCount * baseCount);
    this.placedAt = new Int32Array(2 * baseCount * baseCount);
    for (let row = 0; row < 2 * baseCount; row++) {
      const [bed, base] = [Math.floor(row / baseCount), row % baseCount];
      for (let k = 0; k < baseCount; k++) {
        this.placed[row * baseCount + k] = place(bed, base, index.near[base * baseCount + k]!);
        this.placedAt[row * baseCount + k] = place(bed, base, k);
      }
    }
    const perRole = MAX_LEVEL * baseCount * index.reach.length;
    this.bestKey = new Int32Array(market.names.roles.length);
    for (let bucket = 0; bucket + 1 < index.start.length; bucket++) {
      const role = Math.floor(bucket / perRole);
      const from = index.start[bucket]!;
      if (from < index.start[bucket + 1]!) this.bestKey[role] = Math.max(this.bestKey[role]!, index.key[from]!);
    }
  }

  /**
   * All people of a slot who keep every rule and may beat the cutoff. Of every `stride` people in the index only one is
   * looked at, another for each slot and bucket; those in lists all are.
   */
  sample(slot: number, sink: ScanSink, stride: number): void {
    this.stride = stride;
    this.scan(slot, sink);
    this.stride = 1;
  }

  /** All people of a slot who keep every rule and may beat the cutoff; `barred` are left out. */
  scan(slot: number, sink: ScanSink, barred: readonly number[] = []): void {
    this.slot = slot;
    this.sink = sink;
    this.readTerms();
    for (const person of barred) this.markOut(person);
    this.markBarred();
    this.markListed();
    this.takeBuckets();
    for (let k = 0; k < this.listed.length; k++) this.takeListed(this.listed[k]!, this.listedPoints[k]!);
    this.listed.length = 0;
    for (const person of this.marked) this.mark[person] = 0;
    this.marked.length = 0;
  }

  private readTerms(): void {
    const { market, slot, terms } = this;
    const { slots, weights } = market;
    terms.low = slots.payLowFen[slot]!;
    terms.high = slots.payHighFen[slot]!;
    terms.paySlack = this.slackOf(slots.role[slot]!);
    terms.papers = slots.documentStart[slot + 1]! > slots.documentStart[slot]! || slots.minAge[slot]! > 0;
    terms.entry = slots.entryLevel[slot] === 1;
    terms.skillLow = 0;
    terms.skillHigh = 0;
    const wished = slots.skillStart[slot + 1]! - slots.skillStart[slot]!;
    terms.skills = wished > 0 ? weights.skill : 0;
    for (let met = 0; met <= wished; met++) terms.skillPoints[met] = wished > 0 ? share(weights.skill, met, wished) : 0;
    for (let entry = slots.skillStart[slot]!; entry < slots.skillStart[slot + 1]!; entry++) {
      const bit = slots.skill[entry]!;
      if (bit < SKILL_BITS / 2) terms.skillLow |= 1 << bit;
      else terms.skillHigh |= 1 << (bit - SKILL_BITS / 2);
    }
  }

  private markOut(person: number): void {
    if (this.mark[person] !== 0) return;
    this.mark[person] = BARRED;
    this.marked.push(person);
  }

  /** People with a block beside the team, and those who are excluded. */
  private markBarred(): void {
    const { slots, index } = this.market;
    const { slot } = this;
    for (let entry = slots.excludedStart[slot]!; entry < slots.excludedStart[slot + 1]!; entry++) {
      this.markOut(slots.excludedPerson[entry]!);
    }
    const team = slots.team[slot]!;
    if (team < 0) return;
    for (let entry = index.blockStart[team]!; entry < index.blockStart[team + 1]!; entry++) {
      this.markOut(index.blockPerson[entry]!);
    }
  }

  /** How much more pay fit than by the role's usual band anybody can have; both fall in straight lines. */
  private slackOf(role: number): number {
    const { index, weights } = this.market;
    const { low, high } = this.terms;
    const [usualLow, usualHigh] = [index.bandLow[role]!, index.bandHigh[role]!];
    if (low === usualLow && high === usualHigh) return 0;
    let slack = 0;
    for (const floor of [low, high, usualLow, usualHigh]) {
      // Nobody above the band is taken.
      if (floor > high) continue;
      const here = payPoints(weights.payFit, low, high, floor);
      slack = Math.max(slack, here - payPoints(weights.payFit, usualLow, usualHigh, floor));
    }
    // Both are rounded down between the corners.
    return slack + 1;
  }

  /** People whom a list of the posting or the team gives points that no key knows; they are looked at by themselves. */
  private markListed(): void {
    const { postings, slots, index, names, weights } = this.market;
    const posting = slots.posting[this.slot]!;
    const asked = [postings.appliedStart[posting]!, postings.appliedStart[posting + 1]!] as const;
    this.list(postings.appliedPerson, asked, weights.applied);
    const waits = [postings.reserveStart[posting]!, postings.reserveStart[posting + 1]!] as const;
    this.list(postings.reservePerson, waits, weights.reserve);
    const team = slots.team[this.slot]!;
    if (team < 0) return;
    const list = team * names.roles.length + slots.role[this.slot]!;
    const worked = [index.workedStart[list]!, index.workedStart[list + 1]!] as const;
    for (let entry = worked[0]; entry < worked[1]; entry++) {
      const person = index.workedPerson[entry]!;
      if (this.mark[person] === LISTED) this.listedPoints[this.placeOf[person]!]! += weights.together;
    }
    this.list(index.workedPerson, worked, weights.together);
  }

  /** Lists those who are not yet marked; an application counts before the reserve list. */
  private list(people: Int32Array, [from, to]: readonly [number, number], points: number): void {
    const [first, end] = this.some;
    for (let entry = from; entry < to; entry++) {
      const person = people[entry]!;
      if (this.mark[person] !== 0 || person < first || person >= end) continue;
      this.mark[person] = LISTED;
      this.marked.push(person);
      this.placeOf[person] = this.listed.push(person) - 1;
      this.listedPoints[this.placeOf[person]!] = points;
    }
  }

  private takeListed(person: number, listed: number): void {
    const { market, slot, terms, sink } = this;
    const { people, index, weights, masks, slots, baseCount } = market;
    const level = levelOf(people, person, slots.role[slot]!);
    if (level === 0 || !this.levelFits(level)) return;
    this.looked += 1;
    const floor = people.payFloorFen[person]!;
    if (floor > terms.high) return;
    const home = people.homeBase[person]!;
    const placed = this.placedAt[(slots.bed[slot]! * baseCount + slots.base[slot]!) * baseCount + home]!;
    const away = terms.entry && people.newcomer[person] === 1 ? 0 : Math.abs(level - wantedLevel(market, slot));
    const pay = payPoints(weights.payFit, terms.low, terms.high, floor);
    const points = listed + placed + this.levelPoints[away]! + pay + index.personPoints[person]!;
    if (points + terms.skills + this.planPoints <= sink.cutoff) return;
    if ((masks.daysLow[slot]! & ~masks.freeLow[person]!) !== 0) return;
    if ((masks.daysHigh[slot]! & ~masks.freeHigh[person]!) !== 0) return;
    if (minutesBetween(market, home, slots.base[slot]!) > people.maxTravelMinutes[person]!) return;
    if (!this.clearOfBookings(person) || !this.keepsRare(person)) return;
    const skilled = terms.skills === 0 ? 0 : skillTerm.points(market, slot, person);
    sink.take(person, points + skilled, flagsOf(people, person));
  }

  private levelFits(level: number): boolean {
    const { slots } = this.market;
    if (slots.headOfDepartment[this.slot]) return level === MAX_LEVEL;
    return level >= lowestLevel(this.market, this.slot) && level <= slots.maxLevel[this.slot]!;
  }

  private takeBuckets(): void {
    const { market, slot, terms } = this;
    const { slots, index, baseCount } = market;
    const head = slots.headOfDepartment[slot] === 1;
    const lowest = head ? MAX_LEVEL : lowestLevel(market, slot);
    const highest = head ? MAX_LEVEL : slots.maxLevel[slot]!;
    const base = slots.base[slot]!;
    const fits = this.levelPoints[0]!;
    const wanted = wantedLevel(market, slot);
    const row = (slots.bed[slot]! * baseCount + base) * baseCount;
    const mostElse = this.bestKey[slots.role[slot]!]! + fits + terms.paySlack;
    for (let k = 0; k < baseCount; k++) {
      const home = index.near[base * baseCount + k]!;
      const placed = this.placed[row + k]!;
      // The further bases give no more points of place than this one.
      if (placed + mostElse <= this.sink.cutoff) break;
      const minutes = minutesBetween(market, home, base);
      for (let level = lowest; level <= highest; level++) {
        const place = (slots.role[slot]! * MAX_LEVEL + level - 1) * baseCount + home;
        const points = placed + this.levelPoints[Math.abs(level - wanted)]!;
        const newcomerPoints = terms.entry ? placed + fits : points;
        this.takeClasses(place, minutes, points, newcomerPoints);
      }
    }
  }

  /** The buckets of a place whose people would travel so far. */
  private takeClasses(place: number, minutes: number, points: number, newcomerPoints: number): void {
    const { start, key, reach } = this.market.index;
    const most = newcomerPoints + this.terms.paySlack;
    const first = place * reach.length;
    if (start[first]! === start[first + reach.length]!) return;
    for (let willing = reach.length - 1; willing >= 0 && reach[willing]! >= minutes; willing--) {
      const bucket = first + willing;
      const from = start[bucket]!;
      if (from === start[bucket + 1]! || key[from]! + most <= this.sink.cutoff) continue;
      this.takeBucket(bucket, { minutes, points, newcomerPoints, most });
    }
  }

  private takeBucket(bucket: number, { minutes, points, newcomerPoints, most }: BucketTerms): void {
    const { market, slot, sink, mark, terms } = this;
    const { index, masks, weights } = market;
    const { key, person: persons, freeLow, freeHigh, travel, floor, nearLow, nearHigh, flags, points: own } = index;
    const { low, high, papers, skills } = terms;
    const daysLow = masks.daysLow[slot]!;
    const daysHigh = masks.daysHigh[slot]!;
    const spanLow = masks.spanLow[slot]!;
    const spanHigh = masks.spanHigh[slot]!;
    const { stride } = this;
    const from = index.start[bucket]! + (stride === 1 ? 0 : (7 * slot + 13 * bucket) % stride);
    const to = index.start[bucket + 1]!;
    let entry = from;
    for (; entry < to; entry += stride) {
      if (key[entry]! + most <= sink.cutoff) break;
      if ((daysLow & ~freeLow[entry]!) !== 0 || (daysHigh & ~freeHigh[entry]!) !== 0) continue;
      if (travel[entry]! < minutes || floor[entry]! > high) continue;
      const person = persons[entry]!;
      if (mark[person] !== 0) continue;
      const near = (nearLow[entry]! & spanLow) | (nearHigh[entry]! & spanHigh);
      if (near !== 0 && !this.clearOfBookings(person)) continue;
      const flag = flags[entry]!;
      if ((papers || (flag & LIMITED) !== 0) && !this.keepsRare(person)) continue;
      const placed = (flag & NEWCOMER) !== 0 ? newcomerPoints : points;
      const pay = payPoints(weights.payFit, low, high, floor[entry]!);
      const skilled = skills === 0 ? 0 : this.skillsOf(entry, person);
      sink.take(person, placed + own[entry]! + pay + skilled, flag);
    }
    this.looked += (entry - from) / stride;
  }

  private skillsOf(entry: number, person: number): number {
    const { market, terms, slot } = this;
    const { index } = market;
    if (market.names.skills.length > SKILL_BITS) return skillTerm.points(market, slot, person);
    const met = countBits(index.skillLow[entry]! & terms.skillLow, index.skillHigh[entry]! & terms.skillHigh);
    return terms.skillPoints[met]!;
  }

  private clearOfBookings(person: number): boolean {
    const { market, slot } = this;
    return overlapRule.holds(market, slot, person, NOBODY) && gapRule.holds(market, slot, person, NOBODY);
  }

  private keepsRare(person: number): boolean {
    const { market, slot } = this;
    for (const rule of RARE_RULES) if (!rule.holds(market, slot, person, NOBODY)) return false;
    return true;
  }
}
