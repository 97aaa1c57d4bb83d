import { BeforeApplicationShutdown, Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { Call, LiveAccess, LiveMessage, SessionService, Signals } from '@callboard/core';
import { DomainError } from '@callboard/domain';
import { Metrics } from '@callboard/observability';
import { Observable, Subscriber } from 'rxjs';

/** A message of the event stream. */
export interface StreamMessage {
  readonly type?: string;
  readonly data: string | object;
}

const BEAT_MS = 15_000;
const TRUST_MS = 1_000;
/** Streams of one account in this process: twenty open pages, each a tab that does not share with its neighbours. */
const MAX_STREAMS = 20;
/** What a person's own topic tells of her rights: streams look at theirs at once, whatever they watch. */
const RIGHTS = new Set(['account', 'member']);

/** Event streams over one LISTEN connection: each message is delivered only to those who may still see its topic. */
@Injectable()
export class LiveHub implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly open = new Set<Subscriber<StreamMessage>>();
  private readonly streams = new Map<string, number>();

  constructor(
    private readonly signals: Signals,
    private readonly access: LiveAccess,
    private readonly sessions: SessionService,
    private readonly metrics: Metrics,
  ) {}

  /** Listens from the start, so that the first stream misses nothing while the connection is being made. */
  onApplicationBootstrap(): void {
    this.signals.onLive(() => undefined);
  }

  /** Ends all streams: a server does not close while it still answers, and browsers come back by themselves. */
  beforeApplicationShutdown(): void {
    for (const subscriber of [...this.open]) subscriber.complete();
  }

  /**
   * Throws `notFound` or `access.denied` unless the caller may watch the topics, `events.tooMany` when the account has as
   * many streams in this process as it may have. Whoever is admitted counts until she leaves.
   * @returns what to call once the stream is over, however it ends; further calls do nothing
   */
  async admit(call: Call, topics: readonly string[]): Promise<() => void> {
    await this.access.authorise(call, topics);
    const { accountId } = call.actor;
    const present = this.streams.get(accountId) ?? 0;
    if (present >= MAX_STREAMS) throw new DomainError('events.tooMany', { max: MAX_STREAMS });
    this.streams.set(accountId, present + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const still = this.streams.get(accountId)! - 1;
      if (still > 0) this.streams.set(accountId, still);
      else this.streams.delete(accountId);
    };
  }

  /**
   * The stream of a caller's topics. Rights are checked again before a message is delivered when the last check is
   * older than a second, at every heartbeat, and at once when a right of the caller's changes; a stream whose rights are
   * gone ends.
   */
  async stream(call: Call, topics: readonly string[]): Promise<Observable<StreamMessage>> {
    const watched = new Set(await this.access.authorise(call, topics));
    const own = `person:${call.actor.personId}`;
    return new Observable<StreamMessage>((subscriber) => {
      let checkedAt = Date.now();
      const stillMay = async (): Promise<boolean> => {
        if (Date.now() - checkedAt < TRUST_MS) return true;
        const actor = await this.sessions.actorOf(call.actor.sessionId);
        if (!actor) return false;
        await this.access.authorise({ ...call, actor }, topics);
        checkedAt = Date.now();
        return true;
      };
      const deliver = (message: StreamMessage | null): void => {
        stillMay().then(
          (may) => {
            if (!may) subscriber.complete();
            else if (message) subscriber.next(message);
          },
          () => subscriber.complete(),
        );
      };
      const onMessage = (message: LiveMessage): void => {
        const rights = message.topic === own && RIGHTS.has(message.type);
        if (rights) checkedAt = 0;
        if (watched.has(message.topic)) deliver({ type: 'change', data: message });
        else if (rights) deliver(null);
      };
      const stop = [this.signals.onLive(onMessage), this.signals.onGap(() => deliver({ type: 'gap', data: {} }))];
      const beat = setInterval(() => deliver({ type: 'beat', data: { at: new Date().toISOString() } }), BEAT_MS);
      this.open.add(subscriber);
      this.metrics.setLiveStreams(this.open.size);
      subscriber.next({ type: 'ready', data: { topics: [...watched] } });
      return () => {
        clearInterval(beat);
        for (const end of stop) end();
        this.open.delete(subscriber);
        this.metrics.setLiveStreams(this.open.size);
      };
    });
  }
}
