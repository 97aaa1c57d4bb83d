import type { ShownAccount } from './task-message';

/** A terminal that was closed, or a pipe nobody reads any more, must not end what runs. */
export function surviveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** The demo accounts as a table of three columns. */
export function accountTable(accounts: readonly ShownAccount[]): string {
  const rows = [
    ['role', 'log in', 'password'],
    ...accounts.map(({ role, login, password }) => [role, login, password]),
  ] as const;
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('   ')}`.trimEnd(),
  );
  lines.splice(1, 0, `  ${widths.map((width) => '-'.repeat(width)).join('   ')}`);
  return lines.join('\n');
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - displayWidth(text));
}

/** A Chinese character takes two columns. */
function displayWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1), 0);
}
