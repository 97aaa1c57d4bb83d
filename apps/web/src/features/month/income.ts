interface Paid {
  readonly days: readonly string[];
  readonly payPerDayFen: number;
}

/** What a month may bring: the firm part, and the least and most that offers would make of it. */
export interface Income {
  readonly firmFen: number;
  readonly lowFen: number;
  readonly highFen: number;
}

/** The best sum of offers of which no two share a day, among the first twenty. */
function best(offers: readonly { readonly days: readonly string[]; readonly sumFen: number }[]): number {
  const search = (index: number, taken: ReadonlySet<string>): number => {
    const offer = offers[index];
    if (!offer) return 0;
    const without = search(index + 1, taken);
    if (offer.days.some((day) => taken.has(day))) return without;
    return Math.max(without, offer.sumFen + search(index + 1, new Set([...taken, ...offer.days])));
  };
  return search(0, new Set());
}

const MOST = 12;

/**
 * Income of a month as a range: offers that share a day with a booking count nothing, of offers that share a day with
 * each other only one can count. The low end is the least of those that remain, alone; without any both ends are firm.
 */
export function incomeOf(month: string, firmFen: number, bookings: readonly Paid[], offers: readonly Paid[]): Income {
  const booked = new Set(bookings.flatMap(({ days }) => days));
  const possible = offers
    .filter(({ days }) => !days.some((day) => booked.has(day)))
    .map(({ days, payPerDayFen }) => ({
      days,
      sumFen: payPerDayFen * days.filter((day) => day.startsWith(month)).length,
    }))
    .filter(({ sumFen }) => sumFen > 0)
    .sort((a, b) => b.sumFen - a.sumFen)
    .slice(0, MOST);
  if (possible.length === 0) return { firmFen, lowFen: firmFen, highFen: firmFen };
  return { firmFen, lowFen: firmFen + possible[possible.length - 1]!.sumFen, highFen: firmFen + best(possible) };
}

/** Parts of a bar that ends at the goal, or beyond it where the income is more; each from 0 to 1. */
export function incomeParts(
  { firmFen, highFen }: Income,
  goalFen: number,
): { firm: number; likely: number; goal: number } {
  const whole = Math.max(goalFen * 1.15, highFen, 1);
  return { firm: firmFen / whole, likely: (highFen - firmFen) / whole, goal: goalFen / whole };
}
