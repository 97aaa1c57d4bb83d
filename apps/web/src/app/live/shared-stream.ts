import type { LiveChange } from './handlers';
import { LiveStream, type LiveHandlers, type LiveState } from './stream';

/** What tabs tell each other. */
type Note =
  | { readonly kind: 'topics'; readonly tab: string; readonly topics: readonly string[] }
  | { readonly kind: 'who' }
  | { readonly kind: 'bye'; readonly tab: string }
  | { readonly kind: 'change'; readonly change: LiveChange }
  | { readonly kind: 'gap' }
  | { readonly kind: 'state'; readonly state: LiveState };

const NAME = 'cb-live';
/** A tab that does not answer the leader's question so long is gone without a word. */
const ROLL_CALL_MS = 60_000;
const ANSWER_MS = 5_000;

const canShare = (): boolean => typeof BroadcastChannel === 'function' && 'locks' in navigator;

/**
 * The live stream of all tabs of a browser: one of them, who holds a lock, keeps the connection and passes on what it
 * hears, since a browser allows six connections to a server in all. When it closes, another takes over. Where a browser
 * lacks the means each tab has a stream of its own.
 */
export class SharedStream {
  private readonly tab = Math.random().toString(36).slice(2);
  private readonly own: LiveStream;
  private readonly watched = new Map<string, number>();
  private readonly others = new Map<string, readonly string[]>();
  private readonly heard = new Set<string>();
  private channel: BroadcastChannel | null = null;
  private unwatchOthers: (() => void) | null = null;
  private resign: (() => void) | null = null;
  private rollCall: ReturnType<typeof setInterval> | undefined;
  private leading = false;
  /** Another tab has passed on what it heard. */
  private followed = false;
  private running = false;

  constructor(private readonly handlers: LiveHandlers) {
    this.own = new LiveStream({
      onChange: (change) => this.passOn({ kind: 'change', change }),
      onGap: () => this.passOn({ kind: 'gap' }),
      onState: (state) => this.passOn({ kind: 'state', state }),
    });
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    if (!canShare()) {
      this.lead();
      return;
    }
    this.channel = new BroadcastChannel(NAME);
    this.channel.onmessage = ({ data }: MessageEvent<Note>) => this.hear(data);
    window.addEventListener('pagehide', this.onLeave);
    this.announce();
    this.stand();
  }

  stop(): void {
    if (!this.running) return;
    this.running = false;
    this.onLeave();
    window.removeEventListener('pagehide', this.onLeave);
    this.channel?.close();
    this.channel = null;
  }

  /** Adds topics until the returned function is called. */
  watch(topics: readonly string[]): () => void {
    for (const topic of topics) this.watched.set(topic, (this.watched.get(topic) ?? 0) + 1);
    this.announce();
    const unwatch = this.own.watch(topics);
    return () => {
      for (const topic of topics) {
        const left = (this.watched.get(topic) ?? 1) - 1;
        if (left > 0) this.watched.set(topic, left);
        else this.watched.delete(topic);
      }
      this.announce();
      unwatch();
    };
  }

  /** Waits for the lock; it comes at once to the first tab, and to the next when the first goes. */
  private stand(): void {
    const term = new AbortController();
    const held = new Promise<void>((release) => {
      this.resign = () => {
        term.abort();
        release();
      };
    });
    navigator.locks
      .request(NAME, { signal: term.signal }, () => {
        if (!this.running) return undefined;
        this.lead();
        return held;
      })
      .catch(() => undefined);
  }

  private lead(): void {
    this.leading = true;
    this.own.start(this.followed);
    this.followed = false;
    this.tell({ kind: 'who' });
    if (!this.channel) return;
    this.rollCall = setInterval(() => {
      this.heard.clear();
      this.tell({ kind: 'who' });
      setTimeout(() => {
        for (const tab of [...this.others.keys()]) if (!this.heard.has(tab)) this.others.delete(tab);
        this.watchForOthers();
      }, ANSWER_MS);
    }, ROLL_CALL_MS);
  }

  private readonly onLeave = (): void => {
    this.tell({ kind: 'bye', tab: this.tab });
    clearInterval(this.rollCall);
    if (this.leading) this.own.stop();
    this.leading = false;
    this.resign?.();
    this.resign = null;
    // A page that comes back from the browser's cache stands again.
    if (this.running) {
      window.addEventListener('pageshow', () => this.running && !this.resign && this.channel && this.stand(), {
        once: true,
      });
    }
  };

  private announce(): void {
    this.tell({ kind: 'topics', tab: this.tab, topics: [...this.watched.keys()] });
  }

  private tell(note: Note): void {
    this.channel?.postMessage(note);
  }

  private passOn(note: Note): void {
    if (!this.leading) return;
    this.tell(note);
    this.act(note);
  }

  private hear(note: Note): void {
    if (note.kind === 'who') this.announce();
    else if (!this.leading) {
      this.followed = true;
      this.act(note);
    } else if (note.kind === 'topics') {
      this.heard.add(note.tab);
      this.others.set(note.tab, note.topics);
      this.watchForOthers();
    } else if (note.kind === 'bye') {
      this.others.delete(note.tab);
      this.watchForOthers();
    }
  }

  private act(note: Note): void {
    if (note.kind === 'change') this.handlers.onChange(note.change);
    else if (note.kind === 'gap') this.handlers.onGap();
    else if (note.kind === 'state') this.handlers.onState(note.state);
  }

  private watchForOthers(): void {
    const before = this.unwatchOthers;
    this.unwatchOthers = this.own.watch([...new Set([...this.others.values()].flat())]);
    before?.();
    // Whoever has just come does not know yet how live she is.
    this.tell({ kind: 'state', state: this.own.current });
  }
}
