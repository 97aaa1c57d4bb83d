import { Injectable } from '@nestjs/common';
import { PersonCard, ProposalRepository, systemContext, Transactions, Tx } from '@callboard/database';
import { dayIn, DomainError } from '@callboard/domain';
import { MatchExplanation } from '@callboard/matching';
import { MatchingPool } from '@callboard/matching-pool';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Snapshots } from '../matching/snapshot.service';
import { PersonFacts } from './fit-facts';
import { FitFollower, FitView } from './fit-follower.service';
import { FittingPerson, FittingPosting } from './fit-index';
import { FitLoader, windowFrom } from './fit-loader.service';
import { fitInRows } from './fit-in-rows';

/** How fresh an answer is, and where it comes from. */
export interface Freshness {
  /** Everything that was committed until then is in the answer. */
  readonly asOf: Date;
  /** Seconds since then. */
  readonly staleSeconds: number;
  readonly source: 'index' | 'database';
}

/** The best people for the first open place of a posting; nobody when it has none. */
export interface PeopleForPosting extends Freshness {
  readonly slotId: string | null;
  readonly items: readonly FittingPerson[];
}

/** The best postings on the board for a person. */
export interface PostingsForPerson extends Freshness {
  readonly items: readonly FittingPosting[];
}

/** Answers that read a role's whole market from the database at once; more wait too long to be of use. */
const MOST_AT_ONCE = 4;
const ENGINE_LIMIT_MS = 5_000;

/**
 * The two fast questions. They are answered from the index in memory, which may be a second or so behind and says so;
 * while there is none, and for what it does not hold, from the database as it is. Either way an answer is advice: whoever
 * applies or sends an offer is checked again.
 */
@Injectable()
export class FitQuestions {
  private atOnce = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly follower: FitFollower,
    private readonly loader: FitLoader,
    private readonly snapshots: Snapshots,
    private readonly pool: MatchingPool,
    private readonly cards: ProposalRepository,
  ) {}

  /**
   * The best people for a posting of a shoot whose crew the caller chooses. Throws `unavailable` when too many ask what
   * only the database can answer.
   */
  async peopleFor(call: Call, postingId: string, limit: number): Promise<PeopleForPosting> {
    const view = this.follower.view();
    const posting = view?.index.posting(postingId);
    if (!view || !posting) return this.inTurn(() => this.peopleFromDatabase(call, postingId, limit));
    this.access.company(call.actor, posting.companyId, 'proposal.edit', posting.department);
    return { ...freshness(view), slotId: posting.slotId, items: view.index.bestPeople(postingId, limit) };
  }

  /** The best postings on the board for the caller, without those that she applied to. Throws as {@link peopleFor}. */
  async postingsFor(call: Call, limit: number): Promise<PostingsForPerson> {
    const { personId } = call.actor;
    const view = this.follower.view();
    if (!view) return this.inTurn(() => this.postingsFromDatabase(call, limit));
    const facts = view.index.knows(personId) ? null : await this.factsOf(call, view);
    return { ...freshness(view), items: view.index.bestPostings(personId, facts, limit) };
  }

  /** Somebody who cannot be found stands in no index; her own facts are read when she asks. */
  private factsOf(call: Call, { window }: FitView): Promise<PersonFacts | null> {
    return this.transactions.read(contextOf(call), async (tx) => {
      return (await this.loader.people(tx, [call.actor.personId], window))[0] ?? null;
    });
  }

  private async inTurn<T>(answer: () => Promise<T>): Promise<T> {
    if (this.atOnce >= MOST_AT_ONCE) throw new DomainError('unavailable');
    this.atOnce += 1;
    try {
      return await answer();
    } finally {
      this.atOnce -= 1;
    }
  }

  private async peopleFromDatabase(call: Call, postingId: string, limit: number): Promise<PeopleForPosting> {
    const asOf = new Date();
    const found = await this.transactions.read(contextOf(call), async (tx) => {
      const { shoot } = await this.access.posting(tx, call.actor, postingId, 'proposal.edit');
      const [posting] = await this.loader.postings(tx, [postingId], EVER);
      if (!posting) return null;
      const { id: slotId } = posting.slot;
      return { slotId, input: await this.snapshots.load(tx, shoot.id, slotId) };
    });
    const fresh = { asOf, staleSeconds: 0, source: 'database' as const };
    if (!found?.input) return { ...fresh, slotId: null, items: [] };
    const { slotId, input } = found;
    const matches = await this.pool.rankSlot(input, slotId, limit, { timeLimitMs: ENGINE_LIMIT_MS });
    const cards = await this.transactions.read(systemContext(), (tx) => this.cardsOf(tx, matches));
    return { ...fresh, slotId, items: matches.map((match) => ({ ...match, card: cards.get(match.person)! })) };
  }

  private async cardsOf(tx: Tx, matches: readonly MatchExplanation[]): Promise<ReadonlyMap<string, PersonCard>> {
    const ids = matches.map(({ person }) => person);
    return new Map((await this.cards.cards(tx, ids)).map((card) => [card.personId, card]));
  }

  private async postingsFromDatabase(call: Call, limit: number): Promise<PostingsForPerson> {
    const asOf = new Date();
    const window = windowFrom(dayIn('Asia/Shanghai', asOf));
    const items = await this.transactions.read(contextOf(call), async (tx) => {
      const [facts] = await this.loader.people(tx, [call.actor.personId], window);
      if (!facts) return [];
      const { roles, payFloorFen } = facts.row;
      const postings = await this.loader.postingsOfRoles(
        tx,
        roles.map(({ role }) => role),
        payFloorFen,
        window,
      );
      return fitInRows(await this.loader.terms(tx, window.first), facts, postings, limit);
    });
    return { asOf, staleSeconds: 0, source: 'database', items };
  }
}

/** Any day on which work may lie. */
const EVER = { first: '2000-01-01', last: '2200-01-01' } as ReturnType<typeof windowFrom>;

function freshness({ asOf, staleSeconds }: FitView): Freshness {
  return { asOf, staleSeconds, source: 'index' };
}
