import { Injectable } from '@nestjs/common';
import {
  FitPostingRow,
  FitRepository,
  FitWindow,
  PersonCard,
  systemContext,
  Transactions,
  Tx,
} from '@callboard/database';
import { MarketTerms } from '@callboard/matching';
import { MarketThread } from '@callboard/matching-pool';
import { cardOf, groupBy, PersonFacts } from './fit-facts';
import { FitIndex, Pin } from './fit-index';
import { FitLoader } from './fit-loader.service';

/** Rows that are read and handed over at once: a page is in memory for some ten milliseconds. */
const PEOPLE_PAGE = 500;
const POSTINGS_PAGE = 500;

/** People by how the index takes them in. */
interface ReadPeople {
  readonly cards: Map<string, PersonCard>;
  /** Those who cannot be found, but may have applied. */
  readonly hidden: string[];
}

/** Builds the index from the database: page by page, each row once, and the columns in a thread of their own. */
@Injectable()
export class FitBuilder {
  constructor(
    private readonly transactions: Transactions,
    private readonly fit: FitRepository,
    private readonly loader: FitLoader,
  ) {}

  /** Everything as it is now, not at one moment: whatever changes meanwhile is to be put into the index afterwards. */
  async build(window: FitWindow): Promise<FitIndex> {
    const terms = await this.read((tx) => this.loader.terms(tx, window.first));
    const thread = new MarketThread(terms);
    try {
      return await this.fill(thread, terms, window);
    } finally {
      await thread.close();
    }
  }

  private async fill(thread: MarketThread, terms: MarketTerms, window: FitWindow): Promise<FitIndex> {
    const { cards, hidden } = await this.readPeople(thread, window);
    const postings = await this.readPostings(thread, window);
    const pins = await this.read((tx) => this.fit.pinned(tx, null));
    const blocked = await this.read((tx) => this.fit.blockedBy(tx, null));
    const index = new FitIndex({ terms, market: await thread.build(), cards, postings });
    for (const facts of await this.people(hidden, window)) {
      if (facts.applied.size > 0) index.putPerson(facts.row.id, facts);
    }
    const byShoot = new Map<string, Pin[]>();
    for (const { shootId, ...pin } of pins) byShoot.set(shootId, [...(byShoot.get(shootId) ?? []), pin]);
    for (const [shootId, pinned] of byShoot) index.putPins(shootId, pinned);
    putBlocked(index, blocked);
    return index;
  }

  /** Facts of people, a page at a time. */
  async people(ids: readonly string[], window: FitWindow): Promise<PersonFacts[]> {
    const found: PersonFacts[] = [];
    for (let at = 0; at < ids.length; at += PEOPLE_PAGE) {
      const part = ids.slice(at, at + PEOPLE_PAGE);
      found.push(...(await this.read((tx) => this.loader.people(tx, part, window))));
    }
    return found;
  }

  private async readPeople(thread: MarketThread, window: FitWindow): Promise<ReadPeople> {
    const cards = new Map<string, PersonCard>();
    const hidden: string[] = [];
    for await (const ids of this.pages((tx, after) => this.fit.personIds(tx, after, PEOPLE_PAGE), PEOPLE_PAGE)) {
      const { people, inputs } = await this.read((tx) => this.loader.peoplePage(tx, ids, window));
      const taken = people.map(({ searchable, roles }) => searchable && roles.length > 0);
      thread.add({ people: inputs.filter((_, at) => taken[at]) });
      people.forEach((person, at) => {
        if (taken[at]) cards.set(person.personId, cardOf(person));
        else if (!person.searchable && person.roles.length > 0) hidden.push(person.personId);
      });
    }
    return { cards, hidden };
  }

  private async readPostings(thread: MarketThread, window: FitWindow): Promise<Map<string, FitPostingRow>> {
    const postings = new Map<string, FitPostingRow>();
    for await (const ids of this.pages((tx, after) => this.fit.postingIds(tx, after, POSTINGS_PAGE), POSTINGS_PAGE)) {
      const facts = await this.read((tx) => this.loader.postings(tx, ids, window));
      thread.add({
        slots: facts.map(({ slot }) => slot),
        applications: facts.flatMap(({ applicants, shown }) =>
          applicants.map((person) => ({ person, posting: shown.postingId })),
        ),
      });
      for (const { shown } of facts) postings.set(shown.postingId, shown);
    }
    return postings;
  }

  /** Pages of ids until one is not full. */
  private async *pages(
    page: (tx: Tx, after: string | null) => Promise<string[]>,
    size: number,
  ): AsyncGenerator<string[]> {
    let after: string | null = null;
    for (;;) {
      const from: string | null = after;
      const ids: string[] = await this.read((tx) => page(tx, from));
      if (ids.length > 0) yield ids;
      if (ids.length < size) return;
      after = ids[ids.length - 1]!;
    }
  }

  private read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transactions.read(systemContext(), work);
  }
}

/** Tells an index whom companies have blocked; of these companies nobody else is when they are named. */
export function putBlocked(
  index: FitIndex,
  rows: readonly { readonly companyId: string; readonly personId: string }[],
  companies: readonly string[] = [],
): void {
  const of = groupBy(rows, ({ companyId }) => companyId);
  for (const companyId of new Set([...companies, ...rows.map((row) => row.companyId)])) {
    index.putBlocked(
      companyId,
      of(companyId).map(({ personId }) => personId),
    );
  }
}
