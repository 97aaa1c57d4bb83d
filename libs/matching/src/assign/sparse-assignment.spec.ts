import fc from 'fast-check';
import { SparseProblem, solveSparseAssignment } from './sparse-assignment';

function problemOf(gains: readonly (readonly number[])[], columnCount: number): SparseProblem {
  const entries = gains.map((row) => row.map((gain, column) => ({ gain, column })).filter(({ gain }) => gain > 0));
  const start = new Int32Array(gains.length + 1);
  entries.forEach((row, index) => (start[index + 1] = start[index]! + row.length));
  return {
    columnCount,
    start,
    column: Int32Array.from(entries.flat(), (entry) => entry.column),
    gain: Float64Array.from(entries.flat(), (entry) => entry.gain),
  };
}

function best(gains: readonly (readonly number[])[], row: number, used: number): number {
  const line = gains[row];
  if (!line) return 0;
  let most = best(gains, row + 1, used);
  line.forEach((gain, column) => {
    if (gain > 0 && !(used & (1 << column))) most = Math.max(most, gain + best(gains, row + 1, used | (1 << column)));
  });
  return most;
}

test('finds the best assignment and proves it, on any small matrix', () => {
  const shapes = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 7 }));
  const matrices = shapes.chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -4, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
  fc.assert(
    fc.property(matrices, (gains) => {
      const columns = gains[0]!.length;
      const problem = problemOf(gains, columns);
      const solution = solveSparseAssignment(problem);
      expect(solution.gain).toBe(best(gains, 0, 0));
      const points = [...solution.rowDual, ...solution.columnDual];
      expect(points.every((value) => value >= 0)).toBe(true);
      expect(points.reduce((sum, value) => sum + value, 0)).toBe(solution.gain);
      gains.forEach((row, r) =>
        row.forEach((gain, c) => {
          if (gain > 0) expect(solution.rowDual[r]! + solution.columnDual[c]!).toBeGreaterThanOrEqual(gain);
        }),
      );
      const taken = [...solution.columnOfRow].filter((column) => column >= 0);
      expect(new Set(taken).size).toBe(taken.length);
    }),
    { numRuns: 800, seed: 8 },
  );
});

test('rows without any column stay open', () => {
  const solution = solveSparseAssignment(
    problemOf(
      [
        [0, 0],
        [0, 5],
      ],
      2,
    ),
  );
  expect([...solution.columnOfRow]).toEqual([-1, 1]);
});

test('no rows at all', () => {
  expect(solveSparseAssignment(problemOf([], 3))).toMatchObject({ gain: 0, paths: 0 });
});

test('a chain of displacements as long as the rows', () => {
  const n = 12;
  const gains = Array.from({ length: n }, (_, row) =>
    Array.from({ length: n }, (_, column) => (column === row ? 1_010 : column === row - 1 ? 1_011 : 0)),
  );
  const solution = solveSparseAssignment(problemOf([...gains.slice(1), gains[0]!], n));
  expect(solution.gain).toBe(1_010 * n);
  expect(solution.paths).toBeGreaterThan(0);
});
