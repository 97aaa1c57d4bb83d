/** One line of a suite's table: what was to be reached, and what was measured. */
export interface Figure {
  /** As in the list of targets: `B1`, `Q4`. */
  readonly id: string;
  readonly what: string;
  readonly target: string;
  readonly figure: string;
  readonly ok: boolean;
}

/** The table of a suite. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['', 'what', 'target', 'figure'],
    ...figures.map(({ id, what, target, figure, ok }) => [`${ok ? '✓' : '✗'} ${id}`, what, target, figure]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The `share`-th part of the values, sorted: 0.99 for the p99; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** How often each word comes, as text: `ok 3, slot.taken 97`. */
export function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${word} ${count}`).join(', ');
}
