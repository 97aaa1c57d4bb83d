import { Injectable } from '@nestjs/common';
import { FitPersonRow, FitRepository, FitWindow, SnapshotRepository, Tx } from '@callboard/database';
import { addDays, Day, dayNumber } from '@callboard/domain';
import { MarketTerms, PersonInput, WINDOW_DAYS } from '@callboard/matching';
import { TRAVEL } from '../matching/matching-input';
import { MATCH_WEIGHTS_KIND, readWeights } from '../matching/match-weights';
import { groupBy, PersonFacts, personFacts, personInputs, PostingFacts, postingFacts } from './fit-facts';

/** The window of the engine that begins with a day. */
export function windowFrom(first: Day): FitWindow {
  return { first, last: addDays(first, WINDOW_DAYS - 1) };
}

/** People as the database lists them and as the engine takes them. */
export interface PeoplePage {
  readonly people: readonly FitPersonRow[];
  readonly inputs: readonly PersonInput[];
}

/** Reads from the database what decides who fits what, as it is at each statement. */
@Injectable()
export class FitLoader {
  constructor(
    private readonly fit: FitRepository,
    private readonly snapshots: SnapshotRepository,
  ) {}

  /** What a market needs beside its rows. */
  async terms(tx: Tx, first: Day): Promise<MarketTerms> {
    const weights = await this.snapshots.policy(tx, MATCH_WEIGHTS_KIND);
    if (!weights) throw new Error('no weights of the match are stored: the policies of core belong to the migration');
    return {
      firstDay: dayNumber(first),
      travelMinutes: TRAVEL,
      gapPolicy: (await this.snapshots.gapPolicy(tx)).body,
      weights: readWeights(weights.body),
    };
  }

  /** People as the database lists them and as the engine takes them, as {@link people}. */
  async peoplePage(tx: Tx, ids: readonly string[], { first, last }: FitWindow): Promise<PeoplePage> {
    const people = await this.fit.people(tx, ids);
    const availability = await this.snapshots.availability(tx, ids, first, last);
    const bookings = await this.snapshots.bookings(tx, ids, first, last);
    const blocks = await this.fit.blocksOf(tx, ids);
    return { people, inputs: personInputs(people, { availability, bookings, blocks }) };
  }

  /** The facts of these people; those without a profile or an account that may act are missing. */
  async people(tx: Tx, ids: readonly string[], window: FitWindow): Promise<PersonFacts[]> {
    const { people, inputs } = await this.peoplePage(tx, ids, window);
    const standings = groupBy(await this.fit.standings(tx, ids), (row) => row.personId);
    return people.map((person, at) => personFacts(person, inputs[at]!, standings(person.personId)));
  }

  /** The facts of those of these postings that have an open place in the window. */
  async postings(tx: Tx, ids: readonly string[], window: FitWindow): Promise<PostingFacts[]> {
    return this.withLists(tx, await this.fit.postings(tx, ids, window));
  }

  /** The same of the postings on the board of these roles that pay so much. */
  async postingsOfRoles(tx: Tx, roles: readonly string[], payFen: number, window: FitWindow): Promise<PostingFacts[]> {
    return this.withLists(tx, await this.fit.postingsOfRoles(tx, roles, payFen, window));
  }

  private async withLists(tx: Tx, rows: Awaited<ReturnType<FitRepository['postings']>>): Promise<PostingFacts[]> {
    const shoots = [...new Set(rows.map(({ shootId }) => shootId))];
    return postingFacts(rows, {
      applicants: await this.fit.applicants(
        tx,
        rows.map(({ postingId }) => postingId),
      ),
      out: await this.fit.outOf(
        tx,
        rows.map(({ slotId }) => slotId),
      ),
      busy: await this.fit.busyIn(tx, shoots),
    });
  }
}
