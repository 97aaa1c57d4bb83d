import type { ReactNode } from 'react';

/** How a day looks; one of the states of tokens.ts, and always with a glyph, so that it reads without its colour. */
export type DayLook = 'free' | 'half' | 'no' | 'pale' | 'booking' | 'hold' | 'offer' | 'rest' | 'travel' | 'done';

/** A kind of day that can be painted. */
export interface DayKind<K extends string> {
  readonly id: K;
  /** One word, on the brush and in what is read aloud: `有空`, `拍摄`. */
  readonly name: string;
  /** What a painted day shows: a letter, or an Icon. */
  readonly glyph: ReactNode;
  readonly look: DayLook;
  /** The key that takes this brush while a day has the focus, one lower-case letter. */
  readonly hotkey: string;
  /** Follows from the other days: it is shown, and there is no brush for it. */
  readonly derived?: boolean;
}

/** A day that cannot be painted, and why. */
export interface LockedDay {
  /** Read aloud and shown on hover: `已定档《逆袭归来》`. */
  readonly name: string;
  readonly glyph: ReactNode;
  readonly look: DayLook;
}

/** Something that the calendar says of a day: a holiday, pay times three. */
export interface DayMark {
  /** In the cell, at most three characters. */
  readonly short: string;
  /** Read aloud and shown on hover. */
  readonly name: string;
}
