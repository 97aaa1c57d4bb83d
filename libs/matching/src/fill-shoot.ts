import { offerOf, pinnedIn, preferNotDaysOf, termScores, violationsOf } from './explain-match';
import { brokenShootRule } from './explain-shoot-rule';
import { explainOpenSlot } from './explain-unfilled';
import { Assignment, FillOptions, FillResult, OptimalityProof, RunnerUp, RUNNERS_UP } from './fill-result';
import { findShoot, Market, slotsOfShoot } from './market/market';
import { MatchingInputError } from './matching-input.error';
import { MarketPlan, POINT_PARTS } from './plan';
import { Ranker } from './rank/top-people';
import { scoreOf } from './score/registry';
import { planShoot, ShootSolution } from './shoot/plan-shoot';

/** Who is where, by index. */
type Plan = ReadonlyMap<number, number>;

function proofOf({ names, crews, shoots }: Market, shoot: number, solution: ShootSolution): OptimalityProof {
  const { openPenalty, primal, dual } = solution;
  const crewsHere = [...solution.traineeParts];
  return {
    openPenalty,
    primal,
    dual,
    slotDuals: solution.slots.map((slot, row) => ({
      slot: names.slots[slot]!,
      points: solution.slotParts[row]! / POINT_PARTS,
    })),
    personDuals: [...solution.personParts].map(([person, parts]) => ({
      person: names.people[person]!,
      points: parts / POINT_PARTS,
    })),
    ...(shoots.labourCapFen[shoot]! < 0 ? {} : { labourPrice: solution.labourParts / POINT_PARTS }),
    ...(shoots.traineesPerExperienced[shoot]! < 0
      ? {}
      : {
          traineePrices: crewsHere.map(([crew, parts]) => ({
            department: names.departments[crews.department[crew]!]!,
            points: parts / POINT_PARTS,
          })),
        }),
  };
}

/** Explains the plan of one shoot. */
class Reasons {
  private readonly ranker: Ranker;
  private readonly used: readonly number[];
  /** The plan for the rules across the shoot; null where there are none. */
  private readonly plan: MarketPlan | null;
  private readonly names;

  constructor(
    private readonly market: Market,
    shoot: number,
    private readonly taken: Plan,
    personOfSlot: ReadonlyMap<number, number>,
  ) {
    this.ranker = new Ranker(market);
    this.names = market.names;
    this.used = [...taken.keys()];
    const ruled = market.shoots.labourCapFen[shoot]! >= 0 || market.shoots.traineesPerExperienced[shoot]! >= 0;
    this.plan = null;
    if (!ruled && market.pairBans.length === 0) return;
    const plan = { personOfSlot: new Int32Array(market.slots.count).fill(-1) };
    for (const [slot, person] of personOfSlot) plan.personOfSlot[slot] = person;
    this.plan = plan;
  }

  /** The best whom the plan does not use, and who could take the slot as the plan stands. */
  private nextBest(slot: number): number[] {
    const { market, plan } = this;
    const could = (person: number): boolean => !plan || brokenShootRule(market, slot, person, plan) === null;
    for (let k = plan ? 4 * RUNNERS_UP : RUNNERS_UP; ; k *= 4) {
      const { people } = this.ranker.best(slot, k, this.used);
      const next: number[] = [];
      for (const person of people) if (next.length < RUNNERS_UP && could(person)) next.push(person);
      if (next.length === RUNNERS_UP || people.length < k) return next;
    }
  }

  private runnersUp(slot: number, ahead: number): RunnerUp[] {
    const { market, names } = this;
    return this.nextBest(slot).map((person) => {
      const score = scoreOf(market, slot, person);
      return {
        person: names.people[person]!,
        score,
        margin: ahead - score,
        offeredPayFen: offerOf(market, slot, person),
        preferNotDays: preferNotDaysOf(market, slot, person),
        terms: termScores(market, slot, person),
      };
    });
  }

  assignment(slot: number, person: number): Assignment {
    const { market, names } = this;
    const pinned = market.slots.pinned[slot] === person;
    const score = scoreOf(market, slot, person);
    return {
      slot: names.slots[slot]!,
      person: names.people[person]!,
      pinned,
      violations: pinned ? violationsOf(market, slot, person, this.taken) : [],
      score,
      terms: termScores(market, slot, person),
      offeredPayFen: offerOf(market, slot, person),
      preferNotDays: preferNotDaysOf(market, slot, person),
      runnersUp: this.runnersUp(slot, score),
    };
  }
}

/**
 * The best plan for the slots of one shoot: most slots filled first, then the highest score, all hard rules kept, pins
 * left where they are. A person holds at most one slot of a shoot, so this is an assignment, and the n best candidates
 * of each of n slots hold an optimum; shortest augmenting paths find it and leave dual prices that prove it. A labour
 * cap, limits on trainees and bans get prices of their own (`shoot/plan-shoot`), and the proof says how far from the
 * best the plan can be. The same market gives the same result, byte for byte. Throws {@link MatchingInputError} for an
 * unknown shoot.
 */
export function fillShoot(market: Market, shootId: string, options: FillOptions = {}): FillResult {
  const shoot = findShoot(market, shootId);
  if (shoot < 0) throw new MatchingInputError('unknownShoot', 'shoot', shootId);
  const slots = [...slotsOfShoot(market, shoot)];
  const { names, weights } = market;
  const solution = planShoot(market, shoot, options);
  const taken = pinnedIn(market, slots);
  const personOfSlot = new Map(slots.map((slot) => [slot, market.slots.pinned[slot]!]));
  solution.slots.forEach((slot, row) => {
    const person = solution.people[row]!;
    personOfSlot.set(slot, person);
    if (person >= 0) taken.set(person, slot);
  });
  const reasons = new Reasons(market, shoot, taken, personOfSlot);
  const assignments: Assignment[] = [];
  const open: FillResult['open'][number][] = [];
  slots.forEach((slot, index) => {
    const person = personOfSlot.get(slot)!;
    if (person >= 0) assignments.push(reasons.assignment(slot, person));
    else open.push(explainOpenSlot(market, slot, taken));
    options.onProgress?.('explain', index + 1, slots.length);
  });
  const score = assignments.reduce((sum, assignment) => sum + assignment.score, 0);
  const above = solution.dual - solution.primal;
  return {
    shoot: shootId,
    weightsVersion: weights.version,
    assignments,
    open,
    score,
    proof: proofOf(market, shoot, solution),
    bound: score + above,
    gap: above / Math.max(1, solution.score + weights.filled * solution.filled),
    bansRepaired: solution.bansRepaired.map(([a, b]) => ({ people: [names.people[a]!, names.people[b]!] })),
    stats: {
      slots: slots.length,
      candidatesScanned: solution.looked,
      candidatesEligible: solution.eligible,
      pairs: solution.pairs,
      paths: solution.paths,
      relaxations: solution.relaxations,
    },
  };
}
