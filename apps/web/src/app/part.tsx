import { lazy, useState, type ComponentType, type ReactNode } from 'react';

/** A part of a page in a chunk of its own. */
export interface Part<P extends object> {
  (props: P): ReactNode;
  /** Loads it, so that the next render has it at once: the server cannot wait while it renders. */
  readonly ready: () => Promise<void>;
}

/** Cuts a part off its page's chunk; it stands inside a `Suspense`. */
export function part<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): Part<P> {
  let known: ComponentType<P> | null = null;
  const Later: ComponentType<P> = lazy(load);
  function PartOfPage(props: P): ReactNode {
    // What an instance began with it stays, or it would begin anew when the chunk arrives.
    const [Now] = useState(() => known ?? Later);
    return <Now {...props} />;
  }
  const ready = async (): Promise<void> => {
    known = (await load()).default;
  };
  return Object.assign(PartOfPage, { ready });
}
