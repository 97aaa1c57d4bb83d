import type { Schema } from '../../api/types';

export type Board = Schema<'ProposalBoard'>;
export type Slot = Schema<'ProposedSlot'>;
export type Proposal = NonNullable<Slot['proposal']>;
export type RunnerUp = Proposal['runnersUp'][number];
export type Term = Schema<'ScoreTerm'>;
export type Shortfall = NonNullable<Slot['shortfall']>;

/** A slot that has somebody proposed and can still be sent. */
export type ProposedSlot = Slot & { readonly proposal: Proposal };

export function isProposed(slot: Slot): slot is ProposedSlot {
  return slot.slotState === 'open' && slot.proposal !== null;
}

/** An open slot that has nobody. */
export function isMissing(slot: Slot): boolean {
  return slot.slotState === 'open' && slot.proposal === null;
}

export interface DepartmentGroup {
  readonly department: string;
  /** What there is to decide: proposals, and seats without one. */
  readonly slots: readonly Slot[];
  readonly total: number;
  readonly proposed: number;
  readonly missing: number;
  readonly offered: number;
  readonly booked: number;
}

/** A line of the list: a proposal, or seats of one posting that stay empty for one reason. */
export type Line =
  | { readonly kind: 'proposed'; readonly slot: ProposedSlot }
  | { readonly kind: 'missing'; readonly slot: Slot; readonly seats: number };

/** The open slots as lines; seats of a posting that are empty on the same days for the same reason make one line. */
export function linesOf(slots: readonly Slot[]): readonly Line[] {
  const lines: Line[] = [];
  const seats = new Map<string, number>();
  for (const slot of slots) {
    if (isProposed(slot)) {
      lines.push({ kind: 'proposed', slot });
      continue;
    }
    if (!isMissing(slot)) continue;
    const { shortfall } = slot;
    const key = [slot.postingId, slot.days.join(), shortfall && JSON.stringify(shortfall.funnel)].join('|');
    const at = seats.get(key);
    const before = at === undefined ? undefined : lines[at];
    if (at !== undefined && before?.kind === 'missing') lines[at] = { ...before, seats: before.seats + 1 };
    else {
      seats.set(key, lines.length);
      lines.push({ kind: 'missing', slot, seats: 1 });
    }
  }
  return lines;
}

const count = (slots: readonly Slot[], test: (slot: Slot) => boolean): number => slots.filter(test).length;

/** The slots by department, in the order of a call sheet; cancelled ones are nobody's concern any more. */
export function groupByDepartment(
  slots: readonly Slot[],
  orderOf: (department: string) => number,
): readonly DepartmentGroup[] {
  const groups = new Map<string, Slot[]>();
  for (const slot of slots) {
    if (slot.slotState === 'cancelled') continue;
    const group = groups.get(slot.department);
    if (group) group.push(slot);
    else groups.set(slot.department, [slot]);
  }
  return [...groups]
    .sort(([a], [b]) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1))
    .map(([department, all]) => ({
      department,
      slots: all.filter((slot) => slot.slotState === 'open'),
      total: all.length,
      proposed: count(all, isProposed),
      missing: count(all, isMissing),
      offered: count(all, (slot) => slot.slotState === 'offered'),
      booked: count(all, (slot) => slot.slotState === 'booked'),
    }));
}

/** Points that everybody has: for a record that nobody knows yet, and for a bed that nobody needs. */
function saysNothing({ params }: Term): boolean {
  return params['known'] === false || params['needed'] === false;
}

/** The terms that speak for a person, best first. */
export function bestTerms(terms: readonly Term[], most = 3): readonly Term[] {
  return terms
    .filter((term) => term.points > 0 && !saysNothing(term))
    .sort((a, b) => b.points - a.points)
    .slice(0, most);
}

/** What a proposal would cost on all its days, in fen. */
export function totalFen(slot: ProposedSlot): number {
  return slot.proposal.payFen * slot.days.length;
}

/** What taking the runner-up would change: points, and fen a day and on all days. */
export function difference(
  slot: ProposedSlot,
  runnerUp: RunnerUp,
): { readonly points: number; readonly dayFen: number; readonly totalFen: number } {
  const dayFen = runnerUp.payFen - slot.proposal.payFen;
  return { points: runnerUp.score - slot.proposal.score, dayFen, totalFen: dayFen * slot.days.length };
}

export interface BoardSums {
  readonly proposed: number;
  readonly missing: number;
  readonly pinned: number;
  readonly offered: number;
  readonly booked: number;
  /** Of all live proposals on all their days, in fen. */
  readonly costFen: number;
  /** Entry-level people among the proposals. */
  readonly newcomers: number;
  /** People among the proposals who applied by themselves. */
  readonly applied: number;
  /** Mean of the way to the base in minutes; null when no proposal knows it. */
  readonly meanMinutes: number | null;
  /** People who are proposed in more than one place. */
  readonly conflicts: number;
}

function param(proposal: Proposal, term: string, name: string): string | number | boolean | undefined {
  return proposal.terms.find(({ id }) => id === term)?.params[name];
}

/** The figures above the list; they are counted from its rows, so that they agree with them. */
export function sumsOf(slots: readonly Slot[]): BoardSums {
  const live = slots.filter(isProposed);
  const ways = live.flatMap(({ proposal }) => {
    const minutes = param(proposal, 'distance', 'minutes');
    return typeof minutes === 'number' ? [minutes] : [];
  });
  return {
    proposed: live.length,
    missing: count(slots, isMissing),
    pinned: live.filter(({ proposal }) => proposal.state === 'pinned').length,
    offered: count(slots, (slot) => slot.slotState === 'offered'),
    booked: count(slots, (slot) => slot.slotState === 'booked'),
    costFen: live.reduce((sum, slot) => sum + totalFen(slot), 0),
    newcomers: live.filter(({ proposal }) => param(proposal, 'levelFit', 'level') === 1).length,
    applied: live.filter(({ proposal }) => param(proposal, 'applied', 'applied') === true).length,
    meanMinutes: ways.length > 0 ? Math.round(ways.reduce((sum, way) => sum + way, 0) / ways.length) : null,
    conflicts: live.length - new Set(live.map(({ proposal }) => proposal.person.personId)).size,
  };
}

/** The funnel of an empty seat without the steps that kept nobody out: `4975 → 61 → 9 → 0`. */
export function funnelSteps(shortfall: Shortfall): Shortfall['funnel'] {
  const { funnel } = shortfall;
  return funnel.filter((step, index) => index === 0 || step.left < funnel[index - 1]!.left);
}

/** The field of the posting's form that a change by hand would begin with; null when none would. */
export function relaxedField({ code, params }: Pick<Shortfall['changes'][number], 'code' | 'params'>): string | null {
  const value = (name: string): string | null => (params[name] === undefined ? null : String(params[name]));
  switch (code.replace(/^(relax|days)\./, '')) {
    case 'pay': {
      const pay = value('payHighFen');
      return pay && `pay=${pay}`;
    }
    case 'level':
    case 'headOfDepartment': {
      const level = value('level');
      return level ? `level=${level}` : 'field=minLevel';
    }
    case 'availability':
    case 'overlap':
    case 'gap':
    case 'dayLimit':
    case 'moveLater':
    case 'moveEarlier':
    case 'startLater':
    case 'endEarlier':
      return 'field=days';
    default:
      return null;
  }
}

/** The board with a proposal in another state, for what the page shows before the answer is there. */
export function withState(board: Board, proposalId: string, state: Proposal['state']): Board {
  return {
    ...board,
    slots: board.slots.map((slot) =>
      slot.proposal?.id === proposalId ? { ...slot, proposal: { ...slot.proposal, state } } : slot,
    ),
  };
}
