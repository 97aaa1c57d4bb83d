/** What somebody else changed meanwhile in the very fields that were being saved. */
export class ConflictError extends Error {
  constructor(
    readonly fields: readonly string[],
    readonly theirs: object,
  ) {
    super('conflict');
    this.name = 'ConflictError';
  }
}

export interface SaveState<P extends object> {
  /** What is typed and not stored yet. */
  readonly pending: Partial<P>;
  readonly status: 'idle' | 'waiting' | 'saving' | 'failed' | 'conflict';
  /** When something was stored last, in milliseconds. */
  readonly savedAt: number | null;
  readonly error: unknown;
}

const WAIT_MS = 400;

/** Whether two values are the same to whoever reads them. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Fields of a patch that another hand gave another value than both the one before and the one of the patch. */
export function clashing(patch: object, before: object, theirs: object): string[] {
  const at = (from: object, field: string): unknown => (from as Record<string, unknown>)[field];
  return Object.keys(patch).filter(
    (field) => !same(at(before, field), at(theirs, field)) && !same(at(theirs, field), at(patch, field)),
  );
}

/**
 * Stores what is typed a moment after the last key, one request at a time. What could not be stored stays pending, so
 * that nothing typed is lost; the next key, {@link flush} or the network's return tries again.
 */
export class Autosave<P extends object> {
  private state: SaveState<P> = { pending: {}, status: 'idle', savedAt: null, error: null };
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly send: (patch: Partial<P>) => Promise<void>,
    private readonly waitMs = WAIT_MS,
    private readonly now: () => number = Date.now,
  ) {}

  readonly snapshot = (): SaveState<P> => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes typed values; later ones win. */
  put(patch: Partial<P>): void {
    this.set({ pending: { ...this.state.pending, ...patch }, status: 'waiting', error: null });
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.waitMs);
  }

  /** Takes typed values back: what is stored holds again. */
  drop(fields: readonly string[]): void {
    const pending = Object.fromEntries(
      Object.entries(this.state.pending).filter(([field]) => !fields.includes(field)),
    ) as Partial<P>;
    this.set({ pending, status: Object.keys(pending).length > 0 ? 'waiting' : 'idle', error: null });
    if (Object.keys(pending).length > 0) void this.flush();
  }

  /** Stores what is pending now; does not throw, the state says how it went. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.running) await this.running;
    const patch = this.state.pending;
    if (Object.keys(patch).length === 0) return;
    this.running = this.store(patch).finally(() => {
      this.running = null;
    });
    await this.running;
  }

  private async store(patch: Partial<P>): Promise<void> {
    this.set({ status: 'saving', error: null });
    try {
      await this.send(patch);
      // What was typed while it was on its way is still to be stored; its own timer does that.
      const left = Object.fromEntries(
        Object.entries(this.state.pending).filter(([field, value]) => !same(value, patch[field as keyof P])),
      ) as Partial<P>;
      const status = Object.keys(left).length > 0 ? 'waiting' : 'idle';
      this.set({ pending: left, status, savedAt: this.now() });
    } catch (error) {
      this.set({ status: error instanceof ConflictError ? 'conflict' : 'failed', error });
    }
  }

  private set(change: Partial<SaveState<P>>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Something stored with a version, and how to read and write it. */
export interface Versioned<T extends { readonly version: number }, P extends object> {
  readonly current: () => T | undefined;
  readonly load: () => Promise<T>;
  readonly write: (version: number, patch: Partial<P>) => Promise<T>;
  readonly accept: (stored: T) => void;
  readonly isConflict: (error: unknown) => boolean;
}

/**
 * Stores a patch over the version that is known. When somebody stored another one meanwhile, the patch goes on top of
 * it, unless both changed the same field: that throws a {@link ConflictError} and people decide.
 */
export async function storeVersioned<T extends { readonly version: number }, P extends object>(
  thing: Versioned<T, P>,
  patch: Partial<P>,
): Promise<T> {
  const before = thing.current() ?? (await thing.load());
  const write = async (version: number): Promise<T> => {
    const stored = await thing.write(version, patch);
    thing.accept(stored);
    return stored;
  };
  try {
    return await write(before.version);
  } catch (error) {
    if (!thing.isConflict(error)) throw error;
    const theirs = await thing.load();
    thing.accept(theirs);
    const fields = clashing(patch, before, theirs);
    if (fields.length > 0) throw new ConflictError(fields, theirs);
    return write(theirs.version);
  }
}
