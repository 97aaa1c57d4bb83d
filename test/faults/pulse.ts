import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StagedPerson, writeStagedTrail } from '@callboard/testing';
import type { FaultWorld } from './fault-world';
import { Attempt, ask, emptyTally, Tally } from './request';

/** The role of what the pulse applies for, which no load asks anybody for. */
export const PULSE_ROLE = 'set-hand';
const PEOPLE = 60;
const POSTINGS = 120;
const EVERY_MS = 100;

/**
 * A steady beat of people who apply, ten a second, through everything that breaks: unlike the answers to offers it does
 * not run dry, so that there is a figure for every moment. Each beat is sent again until it is answered.
 */
export class Pulse {
  readonly tally: Tally = emptyTally();
  /** Postings and people whose application was acknowledged. */
  readonly acknowledged: { readonly postingId: string; readonly personId: string }[] = [];
  private readonly answered: number[] = [];
  private stopped = false;
  private readonly beats = new Set<Promise<void>>();
  private failure: Error | undefined;
  private running: Promise<void> | undefined;

  private constructor(
    private readonly world: FaultWorld,
    private readonly people: readonly StagedPerson[],
    private readonly tokens: readonly string[],
    private readonly postings: readonly string[],
  ) {}

  static async prepare(world: FaultWorld): Promise<Pulse> {
    const { stage } = world;
    const producer = await stage.producer();
    const people = await stage.people(PEOPLE, { role: PULSE_ROLE, searchable: false });
    const postings: string[] = [];
    const shoot = await stage.shoot(producer, { first: 350 });
    for (let index = 0; index < POSTINGS; index += 1) {
      postings.push((await stage.posting(shoot, { role: PULSE_ROLE, minLevel: 1 })).postingId);
    }
    await writeStagedTrail(stage);
    return new Pulse(world, people, await world.logIn(people), postings);
  }

  start(): void {
    this.running = (async () => {
      for (let beat = 0; !this.stopped && beat < PEOPLE * POSTINGS; beat += 1) {
        const one = this.beat(beat % PEOPLE, Math.floor(beat / PEOPLE))
          .catch((error: unknown) => void (this.failure ??= error as Error))
          .finally(() => this.beats.delete(one));
        this.beats.add(one);
        await sleep(EVERY_MS);
      }
    })();
  }

  /** Waits for what is still unanswered. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
    await Promise.all(this.beats);
    if (this.failure) throw this.failure;
  }

  /** Whether a write that was sent after an instant of `performance.now()` has been acknowledged. */
  since(instant: number): boolean {
    return this.answered.some((sent) => sent >= instant);
  }

  private async beat(person: number, posting: number): Promise<void> {
    const attempt: Attempt = {
      url: `http://127.0.0.1:${this.world.port}/api/v1/postings/${this.postings[posting]!}/applications`,
      token: this.tokens[person]!,
      key: randomUUID(),
      body: { note: '跟得上，随叫随到' },
    };
    for (let tries = 0; tries < 100; tries += 1) {
      const sent = performance.now();
      const status = await ask(attempt, this.tally);
      if (status >= 200 && status < 300) {
        this.answered.push(sent);
        this.acknowledged.push({ postingId: this.postings[posting]!, personId: this.people[person]!.personId });
        return;
      }
      if (status >= 400 && status < 500 && status !== 409)
        throw new Error(`An application was answered with ${status}.`);
      await sleep(EVERY_MS);
    }
  }
}
