import { Injectable } from '@nestjs/common';
import {
  Answering,
  ApplicationRepository,
  BoardCount,
  BoardFilter,
  BoardOrder,
  BoardPage,
  BoardPosting,
  BlockRepository,
  BoardRepository,
  ClosedReason,
  systemContext,
  ReserveRepository,
  Transactions,
  Tx,
} from '@callboard/database';
import {
  Day,
  departments,
  DomainError,
  getBase,
  getRole,
  isDepartmentId,
  lowestAcceptedLevel,
  roles,
  span,
  StateOf,
} from '@callboard/domain';
import { Lack, qualification } from '../application/qualification';
import { Call, contextOf } from '../kernel/actor';
import { Page } from '../kernel/page';
import { Clash } from '../schedule/clash';
import { Clashes } from '../schedule/clashes.service';
import { DEFAULT_LIMIT, decodeCursor, pageOf } from './cursor';

/** What somebody looks for; every field narrows. */
export interface BoardSearch {
  readonly base?: readonly string[];
  readonly department?: readonly string[];
  readonly role?: readonly string[];
  readonly entry?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
  readonly payFromFen?: number;
  readonly q?: string;
  /** Only what the caller could take on. */
  readonly fits?: boolean;
}

/** How the caller stands to a posting. */
export interface OwnView {
  readonly application: {
    readonly id: string;
    readonly state: StateOf<'application'>;
    readonly closedReason: ClosedReason | null;
  } | null;
  /** Her place among those who stand by for it, from 1; null when she does not. */
  readonly reserve: { readonly rank: number } | null;
  readonly unqualified: Lack | null;
  /** She has blocked the company. */
  readonly blocked: boolean;
  readonly clashes: readonly Clash[];
}

/** Why a posting takes nobody any more. */
export type BoardClosedReason = 'filled' | 'closed' | 'started' | 'wrapped' | 'cancelled' | 'unverified';

/** A posting's own page. */
export interface BoardPostingView {
  readonly posting: BoardPage;
  readonly closedReason: BoardClosedReason | null;
  readonly alternatives: readonly BoardPosting[];
  readonly mine: OwnView | null;
  /** How the company answers; null while fewer than {@link PEOPLE_FOR_A_RECORD} people have applied. */
  readonly answering: Answering | null;
}

/** A record of fewer people would tell of single ones. */
const PEOPLE_FOR_A_RECORD = 5;
const ALTERNATIVES = 3;

/** The public board. */
@Injectable()
export class BoardService {
  constructor(
    private readonly transactions: Transactions,
    private readonly board: BoardRepository,
    private readonly applications: ApplicationRepository,
    private readonly reserves: ReserveRepository,
    private readonly blocks: BlockRepository,
    private readonly clashes: Clashes,
  ) {}

  /**
   * Open postings of verified companies, newest first unless asked otherwise. Throws `auth.required` when what fits is
   * asked for and nobody is logged in.
   */
  async search(
    call: Call | null,
    search: BoardSearch,
    page: { sort?: BoardOrder; cursor?: string; limit?: number },
  ): Promise<Page<BoardPosting>> {
    const filter = filterOf(call, search);
    const limit = page.limit ?? DEFAULT_LIMIT;
    const place = { order: page.sort ?? 'new', after: decodeCursor(page.cursor), limit: limit + 1 };
    const rows = await this.transactions.read(systemContext(), (tx) => this.board.search(tx, filter, place));
    return pageOf(rows, limit, (row) => [row.key, row.id]);
  }

  /** How many postings each choice of a filter would show beside the other filters. Throws like {@link search}. */
  async counts(call: Call | null, search: BoardSearch): Promise<BoardCount[]> {
    const filter = filterOf(call, search);
    return this.transactions.read(systemContext(), (tx) => this.board.count(tx, filter));
  }

  /** A posting that is or was on the board; what never was throws `notFound`. A caller sees the own standing too. */
  async posting(call: Call | null, postingId: string): Promise<BoardPostingView> {
    return this.transactions.read(call ? contextOf(call) : systemContext(), async (tx) => {
      const posting = await this.board.find(tx, postingId);
      if (!posting) throw new DomainError('notFound');
      const closedReason = closedReasonOf(posting);
      const answering = await this.applications.answering(tx, posting.companyId);
      return {
        posting,
        closedReason,
        alternatives: closedReason ? await this.board.alternatives(tx, posting, ALTERNATIVES) : [],
        mine: call ? await this.mine(tx, call.actor.personId, posting) : null,
        answering: answering.people < PEOPLE_FOR_A_RECORD ? null : answering,
      };
    });
  }

  /**
   * Open postings that fit the caller, like the one behind an application of hers. Throws `notFound` for an application
   * that is not hers.
   */
  async similar(call: Call, applicationId: string): Promise<BoardPosting[]> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      const mine = await this.applications.findMine(tx, personId, applicationId);
      if (!mine) throw new DomainError('notFound');
      const { department } = getRole(mine.roleId);
      return this.board.similar(tx, personId, { ...mine, department }, ALTERNATIVES);
    });
  }

  private async mine(tx: Tx, personId: string, posting: BoardPosting): Promise<OwnView> {
    const work = { span: { first: posting.firstDay, last: posting.lastDay }, base: posting.baseId };
    const [clashes] = await this.clashes.of(tx, personId, [work]);
    const level = await this.applications.levelOf(tx, personId, posting.roleId);
    return {
      application: await this.applications.findForPosting(tx, personId, posting.id),
      reserve: await this.reserves.liveOf(tx, personId, posting.id),
      unqualified: qualification(level, lowestAcceptedLevel(posting)),
      blocked: await this.blocks.isActive(tx, { personId, companyId: posting.companyId, side: 'person' }),
      clashes: clashes!,
    };
  }
}

function closedReasonOf(posting: BoardPage): BoardClosedReason | null {
  if (posting.shootState === 'cancelled') return 'cancelled';
  if (posting.shootState === 'wrapped') return 'wrapped';
  if (!posting.companyVerified) return 'unverified';
  if (posting.state === 'filled') return 'filled';
  if (posting.state !== 'public') return 'closed';
  return posting.started ? 'started' : null;
}

function filterOf(call: Call | null, search: BoardSearch): BoardFilter {
  if (search.fits && !call) throw new DomainError('auth.required');
  search.base?.forEach((base) => getBase(base));
  search.role?.forEach((role) => getRole(role));
  if (search.department?.some((department) => !isDepartmentId(department))) {
    const field = { pointer: '/department', code: 'department.unknown' } as const;
    throw new DomainError('request.invalid', { fields: field.pointer }, [field]);
  }
  if (search.from && search.to) span(search.from, search.to);
  return {
    bases: search.base ?? [],
    departments: search.department ?? [],
    roles: search.role ?? [],
    entries: search.entry ?? [],
    from: search.from ?? null,
    to: search.to ?? null,
    payFromFen: search.payFromFen ?? null,
    text: search.q ?? null,
    textRoles: search.q ? rolesNamed(search.q) : [],
    fits: search.fits && call ? call.actor.personId : null,
  };
}

/** The roles whose name, or whose department's name, contains the text in either language. */
export function rolesNamed(text: string): string[] {
  const wanted = text.toLowerCase();
  const names = (thing: { zh: string; en: string }): boolean =>
    thing.zh.includes(wanted) || thing.en.toLowerCase().includes(wanted);
  const named = new Set(departments.filter(names).map((department) => department.id));
  return roles.filter((role) => names(role) || named.has(role.department)).map((role) => role.id);
}
