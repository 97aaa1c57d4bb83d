import { Injectable } from '@nestjs/common';
import { Call, LiveAccess, LiveMessage, SessionService, Signals } from '@callboard/core';
import { Metrics } from '@callboard/observability';
import { Observable } from 'rxjs';

/** A message of the event stream. */
export interface StreamMessage {
  readonly type?: string;
  readonly data: string | object;
}

const BEAT_MS = 15_000;
const TRUST_MS = 1_000;

/** Event streams over one LISTEN connection: each message is delivered only to those who may still see its topic. */
@Injectable()
export class LiveHub {
  private streams = 0;

  constructor(
    private readonly signals: Signals,
    private readonly access: LiveAccess,
    private readonly sessions: SessionService,
    private readonly metrics: Metrics,
  ) {}

  /**
   * The stream of a caller's topics. Rights are checked again before a message is delivered when the last check is
   * older than a second, and at every heartbeat; a stream whose rights are gone ends.
   */
  async stream(call: Call, topics: readonly string[]): Promise<Observable<StreamMessage>> {
    const watched = new Set(await this.access.authorise(call, topics));
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
      const deliver = (message: StreamMessage): void => {
        stillMay().then(
          (may) => (may ? subscriber.next(message) : subscriber.complete()),
          () => subscriber.complete(),
        );
      };
      const onMessage = (message: LiveMessage): void => {
        if (watched.has(message.topic)) deliver({ type: 'change', data: message });
      };
      const stop = [
        this.signals.onLive(onMessage),
        this.signals.onGap(() => deliver({ type: 'gap', data: {} })),
      ];
      const beat = setInterval(() => deliver({ type: 'beat', data: { at: new Date().toISOString() } }), BEAT_MS);
      this.metrics.setLiveStreams((this.streams += 1));
      subscriber.next({ type: 'ready', data: { topics: [...watched] } });
      return () => {
        clearInterval(beat);
        for (const end of stop) end();
        this.metrics.setLiveStreams((this.streams -= 1));
      };
    });
  }
}
