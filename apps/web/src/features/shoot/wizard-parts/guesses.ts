import { useCallback, useState } from 'react';
import type { Step } from './steps';

/** What the wizard filled in by itself, and on which screen it stands. */
export const GUESSES = {
  genre: 'notice',
  episodes: 'notice',
  baseId: 'dates',
  firstShootingDay: 'dates',
  shootingDays: 'dates',
  crew: 'crew',
} as const satisfies Readonly<Record<string, Step>>;

export type Guess = keyof typeof GUESSES;

const ALL = Object.keys(GUESSES) as readonly Guess[];

/** Reads a stored list; anything else, also from another version, counts as no guess. */
export function parseGuesses(stored: string | null): readonly Guess[] {
  if (!stored) return [];
  const known = new Set(stored.split(','));
  return ALL.filter((guess) => known.has(guess));
}

/** The list without what was confirmed or changed by hand. */
export function settle(open: readonly Guess[], settled: readonly string[]): readonly Guess[] {
  return open.some((guess) => settled.includes(guess)) ? open.filter((guess) => !settled.includes(guess)) : open;
}

const keyOf = (shootId: string): string => `cb-guesses:${shootId}`;

function read(shootId: string): readonly Guess[] {
  try {
    return parseGuesses(localStorage.getItem(keyOf(shootId)));
  } catch {
    return [];
  }
}

function write(shootId: string, open: readonly Guess[]): void {
  try {
    if (open.length > 0) localStorage.setItem(keyOf(shootId), open.join(','));
    else localStorage.removeItem(keyOf(shootId));
  } catch {
    // A browser without storage asks for nothing to be confirmed.
  }
}

/** Remembers that everything of a new shoot but its title is a guess. */
export function startGuessing(shootId: string): void {
  write(shootId, ALL);
}

/** What of a shoot is still a guess, and how it is confirmed. */
export function useGuesses(shootId: string): {
  readonly open: readonly Guess[];
  readonly confirm: (...settled: readonly string[]) => void;
} {
  const [open, setOpen] = useState(() => read(shootId));
  const confirm = useCallback(
    (...settled: readonly string[]) =>
      setOpen((now) => {
        const next = settle(now, settled);
        if (next !== now) write(shootId, next);
        return next;
      }),
    [shootId],
  );
  return { open, confirm };
}
