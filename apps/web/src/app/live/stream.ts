import type { LiveChange } from './handlers';

/** How live the page is: `live`, `connecting` after a cut, `polling` when the stream does not come back, `off`. */
export interface LiveState {
  readonly kind: 'live' | 'connecting' | 'polling' | 'off';
  /** When the stream last spoke, in milliseconds. */
  readonly at: number;
}

/** Who is told what the stream says. */
export interface LiveHandlers {
  readonly onChange: (change: LiveChange) => void;
  /** Something may have been missed. */
  readonly onGap: () => void;
  readonly onState: (state: LiveState) => void;
}

const SILENCE_MS = 40_000;
const POLL_MS = 15_000;
const FAILURES_UNTIL_POLLING = 3;
const TOGETHER_MS = 30;

const backoff = (failures: number): number => Math.min(30_000, 1_000 * 2 ** failures) * (0.5 + Math.random() / 2);

/** One EventSource for all that the page watches: opened again when the topics change, and after a cut with backoff. */
export class LiveStream {
  private readonly watched = new Map<string, number>();
  private source: EventSource | null = null;
  private opened = '';
  private running = false;
  private failures = 0;
  private wasCut = false;
  private timers: {
    retry?: ReturnType<typeof setTimeout>;
    silence?: ReturnType<typeof setTimeout>;
    poll?: ReturnType<typeof setInterval>;
    sync?: ReturnType<typeof setTimeout>;
  } = {};
  private state: LiveState = { kind: 'off', at: 0 };

  constructor(private readonly handlers: LiveHandlers) {}

  /** How live the stream is now. */
  get current(): LiveState {
    return this.state;
  }

  /** With `afterOther` another tab listened until now: what happened between the two is asked for. */
  start(afterOther = false): void {
    if (this.running) return;
    this.running = true;
    this.wasCut = afterOther;
    document.addEventListener('visibilitychange', this.onVisible);
    window.addEventListener('online', this.onVisible);
    window.addEventListener('pageshow', this.onVisible);
    this.sync();
  }

  stop(): void {
    this.running = false;
    document.removeEventListener('visibilitychange', this.onVisible);
    window.removeEventListener('online', this.onVisible);
    window.removeEventListener('pageshow', this.onVisible);
    this.close();
    this.opened = '';
    this.stopPolling();
    this.setState('off');
  }

  /** Adds topics until the returned function is called. */
  watch(topics: readonly string[]): () => void {
    for (const topic of topics) this.watched.set(topic, (this.watched.get(topic) ?? 0) + 1);
    this.syncSoon();
    return () => {
      for (const topic of topics) {
        const left = (this.watched.get(topic) ?? 1) - 1;
        if (left > 0) this.watched.set(topic, left);
        else this.watched.delete(topic);
      }
      this.syncSoon();
    };
  }

  private readonly onVisible = (): void => {
    if (document.visibilityState === 'hidden' || this.state.kind === 'live' || !this.opened) return;
    this.failures = 0;
    this.open();
  };

  /** Pages that come and go in one step change the topics once. */
  private syncSoon(): void {
    clearTimeout(this.timers.sync);
    this.timers.sync = setTimeout(() => this.sync(), TOGETHER_MS);
  }

  private sync(): void {
    if (!this.running) return;
    const topics = [...this.watched.keys()].sort().join(',');
    if (topics === this.opened) return;
    this.opened = topics;
    if (topics) this.open();
    else {
      this.close();
      this.setState('off');
    }
  }

  private open(): void {
    this.close();
    if (!this.running || !this.opened) return;
    if (this.state.kind !== 'polling') this.setState('connecting');
    const source = new EventSource(`/api/v1/events?topics=${encodeURIComponent(this.opened)}`);
    this.source = source;
    const on = (type: string, act: (event: MessageEvent<string>) => void): void =>
      source.addEventListener(type, (event) => {
        this.alive();
        act(event as MessageEvent<string>);
      });
    on('ready', () => {
      this.failures = 0;
      this.stopPolling();
      if (this.wasCut) this.handlers.onGap();
      this.wasCut = false;
      this.setState('live');
    });
    on('change', (event) => this.handlers.onChange(JSON.parse(event.data) as LiveChange));
    on('gap', () => this.handlers.onGap());
    on('beat', () => undefined);
    source.onerror = () => this.onCut();
    this.alive();
  }

  private alive(): void {
    clearTimeout(this.timers.silence);
    this.timers.silence = setTimeout(() => this.onCut(), SILENCE_MS);
    if (this.state.kind === 'live') this.state = { kind: 'live', at: Date.now() };
  }

  private onCut(): void {
    this.close();
    this.wasCut = true;
    this.failures += 1;
    if (this.failures >= FAILURES_UNTIL_POLLING) this.startPolling();
    else this.setState('connecting');
    this.timers.retry = setTimeout(() => this.open(), backoff(this.failures));
  }

  private startPolling(): void {
    this.setState('polling');
    this.timers.poll ??= setInterval(() => this.handlers.onGap(), POLL_MS);
  }

  private stopPolling(): void {
    clearInterval(this.timers.poll);
    delete this.timers.poll;
  }

  private close(): void {
    clearTimeout(this.timers.retry);
    clearTimeout(this.timers.silence);
    this.source?.close();
    this.source = null;
  }

  private setState(kind: LiveState['kind']): void {
    if (kind === this.state.kind && kind !== 'live') return;
    this.state = { kind, at: kind === 'live' ? Date.now() : this.state.at };
    this.handlers.onState(this.state);
  }
}
