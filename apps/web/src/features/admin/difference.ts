/** One value that a change touched; `before` or `after` is undefined where there was none. */
export interface Difference {
  /** `terms.payFen`; empty when the whole is a single value. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

type Leaves = Map<string, string>;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => !isObject(item))) return value.map(String).join(', ');
  return JSON.stringify(value) ?? '';
}

function collect(value: unknown, path: string, into: Leaves): Leaves {
  if (value === null || value === undefined) return into;
  if (!isObject(value)) return into.set(path, shown(value));
  for (const key of Object.keys(value)) collect(value[key], path ? `${path}.${key}` : key, into);
  return into;
}

/** What is not the same before and after, value by value, in the order in which it is written. */
export function differences(before: unknown, after: unknown): Difference[] {
  const old = collect(before, '', new Map());
  const now = collect(after, '', new Map());
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => {
      const [was, is] = [old.get(path), now.get(path)];
      return { path, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
    });
}
