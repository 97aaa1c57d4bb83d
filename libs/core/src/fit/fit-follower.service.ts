import { performance } from 'node:perf_hooks';
import { BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import {
  ChangeHorizon,
  ChangeKind,
  ChangePlace,
  FitRepository,
  FitWindow,
  MatchChange,
  MatchChangeRepository,
  systemContext,
  Transactions,
} from '@callboard/database';
import type { Day } from '@callboard/domain';
import { Signals } from '../kernel/signals.service';
import { FitBuilder, putBlocked } from './fit-builder.service';
import { FitIndex } from './fit-index';
import { FitLoader, windowFrom } from './fit-loader.service';

/** Changes are asked for at least this often, */
const POLL_MS = 1_000;
/** and when browsers are told of something, after so long, in which more may come. */
const HEARD_MS = 60;
/** An index that was not brought up to date for so long answers nothing. */
const MAX_STALE_SECONDS = 15;
/** Notes taken at once. */
const NOTES = 2_000;
/** Postings read at once. */
const POSTINGS = 500;
/** Notes are kept for a day; whoever has not read for this long begins anew. */
const MAX_GAP_MS = 20 * 3_600_000;
/** With so much beside the columns they are built anew, but not more often than that. */
const MOST_CHANGED = { people: 1_000, postings: 300 } as const;
const REBUILD_EVERY_MS = 30_000;

/** An index and how far it has followed. */
interface Followed {
  readonly index: FitIndex;
  readonly window: FitWindow;
  readonly builtAt: number;
  /** What stood beside its columns from the start. */
  readonly beside: FitIndex['changed'];
  place: ChangePlace;
  /** Notes behind the place that were taken before their turn, by seq. */
  taken: ReadonlySet<number>;
  /** Up to this moment by the database's clock everything that was committed is in the index. */
  asOfMs: number;
  /** The same moment by this process's clock, which does not jump. */
  seenAt: number;
}

/** The index with the moment up to which it has followed. */
export interface FitView {
  readonly index: FitIndex;
  readonly window: FitWindow;
  readonly asOf: Date;
  /** Seconds since then. */
  readonly staleSeconds: number;
}

/**
 * Keeps an index of who fits what in memory and follows changes: triggers note what a transaction changed, and about once a
 * second, sooner when browsers are told of something, the noted people and postings are read afresh. A note is taken as
 * soon as it can be seen, but the place in the notes moves only past transactions that have all ended, so that one which
 * commits late is taken when it does. When much has changed, and on a new day, the columns are built anew beside the old.
 */
@Injectable()
export class FitFollower implements BeforeApplicationShutdown {
  private readonly logger = new Logger('fit');
  private current: Followed | null = null;
  private building: Promise<void> | null = null;
  private following: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private due = Infinity;
  private running = false;
  private stopHearing: () => void = () => undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly notes: MatchChangeRepository,
    private readonly fit: FitRepository,
    private readonly loader: FitLoader,
    private readonly builder: FitBuilder,
    private readonly signals: Signals,
  ) {}

  /** Builds the index in the background and follows from then on; an application that does not call it has none. */
  start(): void {
    if (this.running) return;
    this.running = true;
    this.stopHearing = this.signals.onLive(() => this.schedule(HEARD_MS));
    this.schedule(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.running = false;
    this.stopHearing();
    if (this.timer) clearTimeout(this.timer);
    await this.following;
    await this.building?.catch(() => undefined);
  }

  /** The index; null until the first is built, and while it is too far behind. */
  view(): FitView | null {
    if (!this.current) return null;
    const { index, window, asOfMs, seenAt } = this.current;
    const staleSeconds = (performance.now() - seenAt) / 1_000;
    return staleSeconds > MAX_STALE_SECONDS ? null : { index, window, asOf: new Date(asOfMs), staleSeconds };
  }

  /** Brings the index up to now; builds the first. One call after the other. */
  async catchUp(): Promise<void> {
    this.following = this.following.then(() => this.step()).catch((error: unknown) => this.complain(error));
    await this.following;
  }

  /** Builds the columns anew; the old ones answer until the new are up to date. */
  async rebuild(): Promise<void> {
    this.building ??= this.buildAnew().finally(() => {
      this.building = null;
    });
    await this.building;
  }

  /** Asks for changes in so many milliseconds, unless that happens sooner anyway. */
  private schedule(ms: number): void {
    const due = performance.now() + ms;
    if (!this.running || due >= this.due) return;
    if (this.timer) clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => {
      this.due = Infinity;
      void this.catchUp().then(() => this.schedule(POLL_MS));
    }, ms);
    this.timer.unref();
  }

  private async step(): Promise<void> {
    if (!this.current) {
      await this.rebuild();
      return;
    }
    const followed = this.current;
    const { today, gap } = await this.follow(followed);
    if (gap > MAX_GAP_MS) this.current = null;
    else if (!this.isDue(followed, today)) return;
    void this.rebuild().catch((error: unknown) => this.complain(error));
  }

  private isDue({ index, window, builtAt, beside }: Followed, today: string): boolean {
    if (today !== window.first) return true;
    const { people, postings } = index.changed;
    const much = people - beside.people > MOST_CHANGED.people || postings > MOST_CHANGED.postings;
    return much && performance.now() - builtAt > REBUILD_EVERY_MS;
  }

  private async buildAnew(): Promise<void> {
    const { oldest, today } = await this.horizon();
    const window = windowFrom(today as Day);
    const started = performance.now();
    const index = await this.builder.build(window);
    const followed: Followed = {
      index,
      window,
      builtAt: performance.now(),
      beside: index.changed,
      // What older transactions changed was read, whatever a later one changes is noted behind this place.
      place: { txid: oldest - 1, seq: Number.MAX_SAFE_INTEGER },
      taken: new Set(),
      asOfMs: 0,
      seenAt: 0,
    };
    await this.follow(followed);
    this.current = followed;
    const { people, slots } = index.base.market;
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    this.logger.log(`index of ${people.count} people and ${slots.count} postings built in ${seconds} s`);
  }

  /** Takes all notes there are; answers what day it is and how long ago notes were last taken. */
  private async follow(followed: Followed): Promise<{ readonly today: string; readonly gap: number }> {
    for (;;) {
      const seenAt = performance.now();
      const { oldest, nowMs, today } = await this.horizon();
      const limit = NOTES + followed.taken.size;
      const notes = await this.transactions.read(systemContext(), (tx) => this.notes.after(tx, followed.place, limit));
      await this.apply(
        followed,
        notes.filter(({ seq }) => !followed.taken.has(seq)),
      );
      const settled = notes.filter(({ txid }) => txid < oldest);
      followed.place = settled[settled.length - 1] ?? followed.place;
      followed.taken = new Set(notes.slice(settled.length).map(({ seq }) => seq));
      if (notes.length === limit) continue;
      const gap = followed.asOfMs === 0 ? 0 : nowMs - followed.asOfMs;
      [followed.asOfMs, followed.seenAt] = [nowMs, seenAt];
      return { today, gap };
    }
  }

  private horizon(): Promise<ChangeHorizon> {
    return this.transactions.read(systemContext(), (tx) => this.notes.horizon(tx));
  }

  private async apply({ index, window }: Followed, notes: readonly MatchChange[]): Promise<void> {
    const of = (kind: ChangeKind): string[] => [
      ...new Set(notes.filter((note) => note.kind === kind).map(({ subjectId }) => subjectId)),
    ];
    const [people, shoots, companies, pins] = [of('person'), of('shoot'), of('company'), of('pins')];
    if (people.length > 0) {
      const facts = new Map((await this.builder.people(people, window)).map((each) => [each.row.id, each]));
      for (const id of people) index.putPerson(id, facts.get(id) ?? null);
    }
    const postings = new Set(of('posting'));
    if (shoots.length + companies.length > 0) {
      const below = await this.transactions.read(systemContext(), (tx) => this.fit.postingsOf(tx, shoots, companies));
      for (const id of below) postings.add(id);
    }
    if (companies.length > 0) {
      const blocked = await this.transactions.read(systemContext(), (tx) => this.fit.blockedBy(tx, companies));
      putBlocked(index, blocked, companies);
    }
    await this.readPostings(index, [...postings], window);
    if (pins.length === 0) return;
    const pinned = await this.transactions.read(systemContext(), (tx) => this.fit.pinned(tx, pins));
    for (const shoot of pins) {
      index.putPins(
        shoot,
        pinned.filter(({ shootId }) => shootId === shoot),
      );
    }
  }

  private async readPostings(index: FitIndex, ids: readonly string[], window: FitWindow): Promise<void> {
    for (let at = 0; at < ids.length; at += POSTINGS) {
      const part = ids.slice(at, at + POSTINGS);
      const facts = await this.transactions.read(systemContext(), (tx) => this.loader.postings(tx, part, window));
      const found = new Map(facts.map((each) => [each.shown.postingId, each]));
      for (const id of part) index.putPosting(id, found.get(id) ?? null);
    }
  }

  private complain(error: unknown): void {
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
