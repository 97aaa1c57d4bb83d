import { SparseSolution, solveSparseAssignment } from './assign/sparse-assignment';
import { bestCandidates, Candidates } from './candidate';
import { offerOf, pinnedIn, preferNotDaysOf, termScores, violationsOf } from './explain-match';
import { explainOpenSlot } from './explain-unfilled';
import {
  Assignment,
  FillOptions,
  FillResult,
  OPEN_SLOT_PENALTY,
  OptimalityProof,
  RunnerUp,
  RUNNERS_UP,
} from './fill-result';
import { Market } from './market';
import { MatchingInputError } from './matching-input.error';
import { scoreOf } from './score/registry';

/** The slots without a pin, as rows, and their candidates, as columns. */
interface ShootProblem {
  readonly rows: readonly number[];
  readonly columns: Int32Array;
  readonly solution: SparseSolution;
  readonly pairs: number;
}

/** Who is where, by index. */
type Plan = ReadonlyMap<number, number>;

function rankSlots(
  market: Market,
  slots: readonly number[],
  pinned: Plan,
  options: FillOptions,
): Map<number, Candidates> {
  const ranked = new Map<number, Candidates>();
  // The n best of each slot hold an optimum. Three more: with one that nobody uses among them the duals hold for
  // people further down as well, and two are runners-up whatever the plan uses.
  const k = slots.length + 1 + RUNNERS_UP;
  slots.forEach((slot, index) => {
    ranked.set(slot, bestCandidates(market, slot, k, pinned));
    options.onProgress?.('rank', index + 1, slots.length);
  });
  return ranked;
}

function solveRows(rows: readonly number[], ranked: ReadonlyMap<number, Candidates>): ShootProblem {
  const lists = rows.map((slot) => ranked.get(slot)!);
  const columns = Int32Array.from(new Set(lists.flatMap((list) => [...list.people]))).sort();
  const columnOf = new Map([...columns].map((person, index) => [person, index]));
  const start = new Int32Array(rows.length + 1);
  lists.forEach((list, row) => {
    start[row + 1] = start[row]! + list.people.length;
  });
  const pairs = start[rows.length]!;
  const column = new Int32Array(pairs);
  const gain = new Float64Array(pairs);
  lists.forEach((list, row) => {
    list.people.forEach((person, index) => {
      column[start[row]! + index] = columnOf.get(person)!;
      gain[start[row]! + index] = list.scores[index]! + OPEN_SLOT_PENALTY;
    });
  });
  return {
    rows,
    columns,
    pairs,
    solution: solveSparseAssignment({ columnCount: columns.length, start, column, gain }),
  };
}

/** Integers below 2^53 throughout, so equality is exact; a difference would be a fault of the solver. */
function proofOf(market: Market, { rows, columns, solution }: ShootProblem): OptimalityProof {
  const slotDuals = rows.map((slot, row) => ({ slot: market.slotIds[slot]!, points: solution.rowDual[row]! }));
  const personDuals = [...columns]
    .map((person, column) => ({ person: market.personIds[person]!, points: solution.columnDual[column]! }))
    .filter((dual) => dual.points !== 0);
  const dual = [...slotDuals, ...personDuals].reduce((sum, { points }) => sum + points, 0);
  if (dual !== solution.gain) throw new Error(`assignment without proof: primal ${solution.gain}, dual ${dual}`);
  return { openPenalty: OPEN_SLOT_PENALTY, primal: solution.gain, dual, slotDuals, personDuals };
}

function runnersUp(market: Market, slot: number, ahead: number, candidates: Candidates, used: Plan): RunnerUp[] {
  const free: RunnerUp[] = [];
  for (let index = 0; index < candidates.people.length && free.length < RUNNERS_UP; index++) {
    const person = candidates.people[index]!;
    if (used.has(person)) continue;
    const score = candidates.scores[index]!;
    free.push({
      person: market.personIds[person]!,
      score,
      margin: ahead - score,
      offeredPayFen: offerOf(market, slot, person),
      preferNotDays: preferNotDaysOf(market, slot, person),
      terms: termScores(market, slot, person),
    });
  }
  return free;
}

function assignmentOf(market: Market, slot: number, person: number, candidates: Candidates, used: Plan): Assignment {
  const pinned = market.slots.pinned[slot] === person;
  const score = scoreOf(market, slot, person);
  return {
    slot: market.slotIds[slot]!,
    person: market.personIds[person]!,
    pinned,
    violations: pinned ? violationsOf(market, slot, person, used) : [],
    score,
    terms: termScores(market, slot, person),
    offeredPayFen: offerOf(market, slot, person),
    preferNotDays: preferNotDaysOf(market, slot, person),
    runnersUp: runnersUp(market, slot, score, candidates, used),
  };
}

/**
 * The best plan for the slots of one shoot: most slots filled first, then the highest score, all hard rules kept, pins
 * left where they are. A person holds at most one slot of a shoot, so this is an assignment, and the n best candidates
 * of each of n slots hold an optimum; shortest augmenting paths find it and leave dual prices that prove it. The same
 * market gives the same result, byte for byte. Throws {@link MatchingInputError} for an unknown shoot.
 */
export function fillShoot(market: Market, shootId: string, options: FillOptions = {}): FillResult {
  const slots = market.shootSlots.get(shootId);
  if (!slots) throw new MatchingInputError('unknownShoot', 'shoot', shootId);
  const used = pinnedIn(market, slots);
  const ranked = rankSlots(market, slots, used, options);
  const problem = solveRows(
    slots.filter((slot) => market.slots.pinned[slot]! < 0),
    ranked,
  );
  const personOfSlot = new Map(slots.map((slot) => [slot, market.slots.pinned[slot]!]));
  problem.rows.forEach((slot, row) => {
    const column = problem.solution.columnOfRow[row]!;
    if (column < 0) return;
    personOfSlot.set(slot, problem.columns[column]!);
    used.set(problem.columns[column]!, slot);
  });
  options.onProgress?.('assign', slots.length, slots.length);
  const assignments: Assignment[] = [];
  const open: FillResult['open'][number][] = [];
  slots.forEach((slot, index) => {
    const person = personOfSlot.get(slot)!;
    if (person >= 0) assignments.push(assignmentOf(market, slot, person, ranked.get(slot)!, used));
    else open.push(explainOpenSlot(market, slot, used));
    options.onProgress?.('explain', index + 1, slots.length);
  });
  return {
    shoot: shootId,
    weightsVersion: market.weights.version,
    assignments,
    open,
    score: assignments.reduce((sum, assignment) => sum + assignment.score, 0),
    proof: proofOf(market, problem),
    stats: {
      slots: slots.length,
      candidatesScanned: [...ranked.values()].reduce((sum, list) => sum + list.scanned, 0),
      candidatesEligible: [...ranked.values()].reduce((sum, list) => sum + list.eligible, 0),
      pairs: problem.pairs,
      paths: problem.solution.paths,
      relaxations: problem.solution.relaxations,
    },
  };
}
