import { applyStroke, changedStretches, type Stretch } from '../../../viz/day-painter-days';
import { daysBetween } from '../../../messages/format';

/** So long after the last stroke the days are written. */
export const SAVE_AFTER_MS = 400;

type Days<K extends string> = ReadonlyMap<string, K>;

/** What the page shows of an {@link Autosave}. */
export interface AutosaveState<K extends string> {
  readonly painted: Days<K>;
  readonly saving: boolean;
  /** When everything was last written; null before the first time. */
  readonly savedAt: number | null;
  /** Why the last writing failed and what was painted went back; null when it did not. */
  readonly error: unknown;
}

/** Shows strokes at once, writes them a moment after the last one, and takes back what could not be written. */
export class Autosave<K extends string> {
  state: AutosaveState<K>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;

  constructor(
    private saved: Days<K>,
    private readonly write: (stretch: Stretch<K>) => Promise<unknown>,
    private readonly onChange: (saved: Days<K>) => void,
  ) {
    this.state = { painted: saved, saving: false, savedAt: null, error: null };
  }

  /** Shows other days and writes them soon. */
  paint(painted: Days<K>): void {
    this.set({ painted, error: null });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Writes now what is not written yet; never rejects, a failure is in the state. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async run(): Promise<void> {
    try {
      for (;;) {
        const [next] = changedStretches(this.saved, this.state.painted);
        if (!next) break;
        this.set({ saving: true });
        await this.write(next);
        this.saved = applyStroke(this.saved, { days: daysBetween(next.from, next.to), kind: next.kind });
      }
      if (this.state.saving) this.set({ saving: false, savedAt: Date.now() });
    } catch (error) {
      clearTimeout(this.timer);
      this.set({ saving: false, painted: this.saved, error });
    }
  }

  private set(change: Partial<AutosaveState<K>>): void {
    this.state = { ...this.state, ...change };
    this.onChange(this.saved);
  }
}
