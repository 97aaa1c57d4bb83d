import { Injectable } from '@nestjs/common';
import { DatabaseListener, LiveMessage } from '@callboard/database';

export type { LiveMessage } from '@callboard/database';

/** What the database announces at commit, for those who deliver it: event streams and the outbox relay. */
@Injectable()
export class Signals {
  constructor(private readonly listener: DatabaseListener) {}

  /** Calls `heard` for each message to browsers; returns the way to stop. */
  onLive(heard: (message: LiveMessage) => void): () => void {
    return this.listener.onLive(heard);
  }

  /** Calls `heard` when outbox rows may be due; one may be missed, so whoever listens polls too. */
  onOutbox(heard: () => void): () => void {
    return this.listener.onOutbox(heard);
  }

  /** Calls `heard` when the connection was lost and came back: messages may be missing. */
  onGap(heard: () => void): () => void {
    return this.listener.onGap(heard);
  }
}
