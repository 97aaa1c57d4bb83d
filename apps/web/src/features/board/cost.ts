import { narrowings, type Filter, type Narrowing } from './filter';

interface Facets {
  readonly base: readonly { readonly count: number }[];
  readonly department: readonly { readonly count: number }[];
  readonly role: readonly { readonly count: number }[];
  readonly entry: readonly { readonly count: number }[];
  readonly hidden: Readonly<Record<'clash' | 'travel' | 'pay' | 'role', number>> | null;
}

/** What taking out one filter would bring. */
export interface Cost {
  readonly narrowing: Narrowing;
  /** Postings without it; null while that is not known. */
  readonly total: number | null;
}

const FACETS = ['base', 'department', 'role', 'entry'] as const;
const sum = (list: readonly { readonly count: number }[]): number => list.reduce((all, { count }) => all + count, 0);

/**
 * What each filter costs when nothing is found, the dearest first. The counts of a facet leave out its own filter, so
 * their sum is what there would be without it; what they cannot tell comes from `measured`, totals by filter.
 */
export function costs(filter: Filter, counts: Facets, measured: Readonly<Record<string, number>>): readonly Cost[] {
  const totalWithout = (narrowing: Narrowing): number | null => {
    const facet = FACETS.find((name) => name === narrowing);
    if (facet) return sum(counts[facet]);
    if (narrowing === 'fits' && counts.hidden) {
      const { clash, travel, pay, role } = counts.hidden;
      return clash + travel + pay + role;
    }
    return measured[narrowing] ?? null;
  };
  return narrowings(filter)
    .map((narrowing) => ({ narrowing, total: totalWithout(narrowing) }))
    .sort((a, b) => (b.total ?? -1) - (a.total ?? -1));
}

/** The filters whose cost the counts alone do not tell. */
export function unmeasured(filter: Filter): readonly Narrowing[] {
  return narrowings(filter).filter((name) => !FACETS.some((facet) => facet === name) && name !== 'fits');
}
