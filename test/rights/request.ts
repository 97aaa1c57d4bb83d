import type { Given, Line } from './matrix';
import type { Wire } from './rights-house';

/** The request of a line; `put` replaces parameters of the path. */
export function requestOf(line: Line, given: Given, put: Readonly<Record<string, string>> = {}): Wire {
  const [method, path] = line.route.split(' ') as [string, string];
  const filled = path.replace(/:(\w+)|\*/g, (whole, name: string | undefined) => {
    const param = name ?? whole;
    const value = put[param] ?? line.ids?.[param]?.(given);
    if (value === undefined && whole !== '*') throw new Error(`${line.route}: no ${param}`);
    return value ?? '*';
  });
  const query = line.query?.(given);
  return {
    method,
    url: `${filled === '*' ? '/api/v1/companies' : filled}${query ? `?${query}` : ''}`,
    ...(line.body ? { body: line.body(given) } : {}),
    ...(line.headers ? { headers: line.headers } : {}),
  };
}

/** The expected words of a line, one for each identity. */
export function outcomesOf(line: Line): string[] {
  return line.outcome.trim().split(/\s+/);
}
