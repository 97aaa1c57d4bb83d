import type { FitPostingRow, PersonCard } from '@callboard/database';
import {
  bestOfFew,
  buildPairs,
  explainMatch,
  findPerson,
  findSlot,
  Market,
  MarketTerms,
  MatchExplanation,
  peopleInQuestion,
  personRow,
  Ranker,
  SlotFinder,
  slotRow,
  slotsInQuestion,
} from '@callboard/matching';
import type { PersonInput, SlotInput } from '@callboard/matching';
import { isOut, PersonFacts, PostingFacts } from './fit-facts';

/** The market at one moment, with what lists say of its people and postings. */
export interface FitBase {
  readonly terms: MarketTerms;
  readonly market: Market;
  /** Cards of its people. */
  readonly cards: ReadonlyMap<string, PersonCard>;
  /** The postings of its slots. */
  readonly postings: ReadonlyMap<string, FitPostingRow>;
}

/** Somebody pinned by a producer. */
export interface Pin {
  readonly slotId: string;
  readonly personId: string;
}

/** A person for a posting. */
export interface FittingPerson extends MatchExplanation {
  readonly card: PersonCard;
}

/** A posting for a person. */
export interface FittingPosting extends MatchExplanation {
  readonly shown: FitPostingRow;
}

/** The best first; the lower id first among equals. */
function bestOf<T extends MatchExplanation>(found: readonly T[], id: 'person' | 'slot', limit: number): T[] {
  return [...found].sort((a, b) => b.score - a.score || (a[id] < b[id] ? -1 : 1)).slice(0, limit);
}

/**
 * Who fits what, in memory: the market as it was when it was built, in the engine's columns, and beside it the people and
 * postings that have changed since, as they are now. What has changed is struck from the answers of the columns, judged
 * afresh by the engine in a small market of its own, and merged in: an answer is exactly the engine's on the present rows.
 */
export class FitIndex {
  private readonly ranker: Ranker;
  private readonly finder: SlotFinder;
  /** The slot of each posting in the columns. */
  private readonly slotOf = new Map<string, number>();
  private readonly people = new Map<string, PersonFacts | null>();
  /** The same by role, without those who are out of question. */
  private readonly byRole = new Map<string, Map<string, PersonFacts>>();
  private readonly postings = new Map<string, PostingFacts | null>();
  private readonly pins = new Map<string, readonly Pin[]>();
  /** Whom companies have blocked: nobody's business but theirs, so that only what they ask leaves them out. */
  private readonly blocked = new Map<string, ReadonlySet<string>>();
  /** People of the columns who have changed, by index. */
  private readonly struckPeople = new Set<number>();
  /** Slots of the columns that no seeker is shown: changed, or on no board. */
  private readonly struckSlots: Uint8Array;

  constructor(readonly base: FitBase) {
    const { market, postings } = base;
    this.ranker = new Ranker(market);
    this.finder = new SlotFinder(market);
    this.struckSlots = new Uint8Array(market.slots.count);
    for (const { postingId, slotId, onBoard } of postings.values()) {
      const slot = findSlot(market, slotId);
      this.slotOf.set(postingId, slot);
      if (!onBoard) this.struckSlots[slot] = 1;
    }
  }

  /** People and postings that have changed since the columns were built. */
  get changed(): { readonly people: number; readonly postings: number } {
    return { people: this.people.size, postings: this.postings.size };
  }

  /** Takes people as they are now; null for somebody who is out of question altogether. */
  putPerson(personId: string, facts: PersonFacts | null): void {
    for (const { role } of this.people.get(personId)?.row.roles ?? []) this.byRole.get(role)!.delete(personId);
    this.people.set(personId, facts);
    for (const { role } of facts?.row.roles ?? []) {
      const held = this.byRole.get(role) ?? new Map<string, PersonFacts>();
      this.byRole.set(role, held.set(personId, facts!));
    }
    const known = findPerson(this.base.market, personId);
    if (known >= 0) this.struckPeople.add(known);
  }

  /** Takes a posting as it is now; null for one without an open place in the window. */
  putPosting(postingId: string, facts: PostingFacts | null): void {
    this.postings.set(postingId, facts);
    const slot = this.slotOf.get(postingId);
    if (slot !== undefined) this.struckSlots[slot] = 1;
  }

  /** Takes the pinned people of a shoot. */
  putPins(shootId: string, pins: readonly Pin[]): void {
    this.pins.set(shootId, pins);
  }

  /** Takes the people whom a company has blocked. */
  putBlocked(companyId: string, people: readonly string[]): void {
    this.blocked.set(companyId, new Set(people));
  }

  /** A posting with an open place; null when the index knows of none. */
  posting(postingId: string): FitPostingRow | null {
    const changed = this.postings.get(postingId);
    return changed === undefined ? (this.base.postings.get(postingId) ?? null) : (changed?.shown ?? null);
  }

  /** Whether the index has the facts of a person, or knows that there are none. */
  knows(personId: string): boolean {
    return this.people.has(personId) || findPerson(this.base.market, personId) >= 0;
  }

  /** The best people for a posting that {@link posting} knows. */
  bestPeople(postingId: string, limit: number): FittingPerson[] {
    const changed = this.postings.get(postingId);
    const slot = changed?.slot ?? slotRow(this.base.market, this.slotOf.get(postingId)!);
    const barred = new Set([...this.pinnedBeside(slot), ...(this.blocked.get(slot.team!) ?? [])]);
    const steady = changed ? [] : this.steadyPeople(slot, limit, barred);
    const fresh = this.freshPeople(slot, changed ?? null, barred, limit);
    return bestOf([...steady, ...fresh], 'person', limit).map((match) => ({
      ...match,
      card: this.people.get(match.person)?.card ?? this.base.cards.get(match.person)!,
    }));
  }

  /**
   * The best postings on the board for a person, without those that she has applied to. `facts` are for somebody whom the
   * index does not know.
   */
  bestPostings(personId: string, facts: PersonFacts | null, limit: number): FittingPosting[] {
    const changed = this.people.get(personId) ?? facts;
    const known = changed ? -1 : findPerson(this.base.market, personId);
    if (!changed && (known < 0 || this.people.has(personId))) return [];
    const steady = changed ? [] : this.steadyPostings(known, personId, limit);
    const row = changed?.row ?? personRow(this.base.market, known);
    const slots = [...(changed ? this.slotsFor(changed) : []), ...this.freshSlots(row, changed)];
    const fresh = this.inSmallMarket(row, slots, limit);
    return bestOf([...steady, ...fresh], 'slot', limit);
  }

  private pinnedBeside(slot: SlotInput): Set<string> {
    const pins = this.pins.get(slot.shoot) ?? [];
    return new Set(pins.filter(({ slotId }) => slotId !== slot.id).map(({ personId }) => personId));
  }

  /** The best of the columns for one of their slots, without whoever has changed. */
  private steadyPeople(slot: SlotInput, limit: number, out: ReadonlySet<string>): MatchExplanation[] {
    const { market } = this.base;
    const barred = [...this.struckPeople, ...[...out].map((id) => findPerson(market, id)).filter((at) => at >= 0)];
    const { people } = this.ranker.best(findSlot(market, slot.id), limit, barred);
    return Array.from(people, (person) => explainMatch(market, slot.id, market.names.people[person]!));
  }

  /** The best of those who have changed, and for a posting that has changed of everybody. */
  private freshPeople(
    slot: SlotInput,
    changed: PostingFacts | null,
    out: ReadonlySet<string>,
    limit: number,
  ): MatchExplanation[] {
    const { market, terms } = this.base;
    const fresh = [...(this.byRole.get(slot.role)?.values() ?? [])].filter(
      ({ searchable, appliedShoots, row }) => (searchable || appliedShoots.has(slot.shoot)) && !out.has(row.id),
    );
    const steady = changed
      ? peopleInQuestion(market, slot).filter((at) => !this.struckPeople.has(at) && !out.has(market.names.people[at]!))
      : [];
    if (fresh.length + steady.length === 0) return [];
    const people = [...fresh.map(({ row }) => row), ...steady.map((at) => personRow(market, at))];
    const applicants = [
      ...fresh.filter(({ applied }) => applied.has(slot.posting)).map(({ row }) => row.id),
      ...(changed?.applicants.filter((id) => !this.people.has(id)) ?? []),
    ];
    const excludedPeople = [
      ...fresh.filter((facts) => isOut(facts, slot)).map(({ row }) => row.id),
      ...slot.excludedPeople.filter((id) => !this.people.has(id)),
    ];
    const small = buildPairs({
      ...terms,
      people,
      slots: [{ ...slot, excludedPeople }],
      applications: applicants.map((person) => ({ person, posting: slot.posting })),
    });
    return bestOfFew(small, 0, limit).map((at) => explainMatch(small, slot.id, small.names.people[at]!));
  }

  private steadyPostings(person: number, personId: string, limit: number): FittingPosting[] {
    const { market, postings } = this.base;
    const found: FittingPosting[] = [];
    for (const slot of this.finder.best(person, market.slots.count, this.struckSlots).slots) {
      const match = explainMatch(market, market.names.slots[slot]!, personId);
      const applied = match.terms.some(({ id, params }) => id === 'applied' && params['applied'] === true);
      if (applied) continue;
      found.push({ ...match, shown: postings.get(market.names.postings[market.slots.posting[slot]!]!)! });
      if (found.length === limit) break;
    }
    return found;
  }

  /** The slots of the columns that have not changed and may come into question for somebody who has. */
  private slotsFor(facts: PersonFacts): SlotInput[] {
    const { market } = this.base;
    return slotsInQuestion(market, this.finder, facts.row)
      .filter((slot) => this.struckSlots[slot] === 0)
      .map((slot) => ({ ...slotRow(market, slot), excludedPeople: [] }))
      .filter((slot) => !isOut(facts, slot) && !facts.applied.has(slot.posting));
  }

  /** The slots of postings that have changed and of which nothing but the rules of the engine keeps her. */
  private freshSlots(row: PersonInput, facts: PersonFacts | null): SlotInput[] {
    const roles = new Set(row.roles.map(({ role }) => role));
    return [...this.postings.values()]
      .filter((posting): posting is PostingFacts => {
        if (!posting?.shown.onBoard || !roles.has(posting.slot.role)) return false;
        if (facts) return !isOut(facts, posting.slot) && !facts.applied.has(posting.slot.posting);
        return !posting.slot.excludedPeople.includes(row.id) && !posting.applicants.includes(row.id);
      })
      .map(({ slot }) => ({ ...slot, excludedPeople: [] }));
  }

  private inSmallMarket(row: PersonInput, slots: readonly SlotInput[], limit: number): FittingPosting[] {
    if (slots.length === 0) return [];
    const small = buildPairs({ ...this.base.terms, people: [row], slots, applications: [] });
    return Array.from(new SlotFinder(small).best(0, limit).slots, (slot) => {
      const match = explainMatch(small, small.names.slots[slot]!, row.id);
      return { ...match, shown: this.posting(small.names.postings[small.slots.posting[slot]!]!)! };
    });
  }
}
