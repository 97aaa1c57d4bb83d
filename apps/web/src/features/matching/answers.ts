import type { RunnerUp, Proposal, Term } from './board';

/** A term of two people side by side. */
export interface TermDifference {
  readonly id: string;
  /** Points of the first less points of the second; never 0. */
  readonly points: number;
}

/** The terms in which two people differ, the one that decides most first. */
export function differingTerms(one: readonly Term[], other: readonly Term[]): readonly TermDifference[] {
  const ids = [...new Set([...one, ...other].map(({ id }) => id))];
  const pointsOf = (terms: readonly Term[], id: string): number => terms.find((term) => term.id === id)?.points ?? 0;
  return ids
    .map((id) => ({ id, points: pointsOf(one, id) - pointsOf(other, id) }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

/** Terms that gave something, the most first, and those that gave nothing. */
export function sortedTerms(terms: readonly Term[]): {
  readonly some: readonly Term[];
  readonly none: readonly Term[];
} {
  return {
    some: terms.filter(({ points }) => points !== 0).sort((a, b) => b.points - a.points),
    none: terms.filter(({ points }) => points === 0),
  };
}

/** How far somebody is ahead of a runner-up, and what she costs more, in fen a day and on all days. */
export function aheadOf(
  proposal: Pick<Proposal, 'score' | 'payFen' | 'terms'>,
  runnerUp: Pick<RunnerUp, 'score' | 'payFen' | 'terms'>,
  days: number,
): {
  readonly points: number;
  readonly terms: readonly TermDifference[];
  readonly dayFen: number;
  readonly totalFen: number;
} {
  const dayFen = proposal.payFen - runnerUp.payFen;
  return {
    points: proposal.score - runnerUp.score,
    terms: differingTerms(proposal.terms, runnerUp.terms),
    dayFen,
    totalFen: dayFen * days,
  };
}

/**
 * Which of the changes are shown: of each kind that a press can make the nearest step and the one that brings most, at
 * most so many in all; then a few that no button makes.
 */
export function shownChanges<C extends { readonly code: string; readonly patch: unknown }>(
  changes: readonly C[],
  most = 5,
): { readonly doable: readonly C[]; readonly others: readonly C[] } {
  const able = changes.filter(({ patch }) => patch !== null);
  const ends = able.filter(
    (change, index) => able[index - 1]?.code !== change.code || able[index + 1]?.code !== change.code,
  );
  return { doable: ends.slice(0, most), others: changes.filter(({ patch }) => patch === null).slice(0, 2) };
}
