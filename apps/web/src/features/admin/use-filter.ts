import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters of a list in the page's address, so that they survive a reload and can be sent to somebody. */
export function useFilter(): {
  readonly get: (name: string) => string;
  readonly set: (values: Readonly<Record<string, string>>) => void;
  readonly clear: () => void;
} {
  const [search, setSearch] = useSearchParams();
  const get = (name: string): string => search.get(name) ?? '';
  const set = useCallback(
    (values: Readonly<Record<string, string>>) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const clear = useCallback(() => setSearch({}, { replace: true }), [setSearch]);
  return { get, set, clear };
}

/** A value of the address if it is one of these. */
export function oneOf<T extends string>(value: string, known: readonly T[]): T | undefined {
  return known.find((item) => item === value);
}
