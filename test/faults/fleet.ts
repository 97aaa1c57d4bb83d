import { Chance, whole } from '../support/chance';
import type { FaultWorld, Service } from './fault-world';

/** An API and workers that are started again when they have been killed, as a supervisor does. */
export class Fleet {
  private constructor(
    private readonly world: FaultWorld,
    private api: Service,
    private readonly workers: Service[],
  ) {}

  static async open(world: FaultWorld, workers = 2): Promise<Fleet> {
    const [api, ...others] = await Promise.all([world.api(), ...Array.from({ length: workers }, () => world.worker())]);
    return new Fleet(world, api, others);
  }

  async killApi(): Promise<void> {
    await this.api.kill();
    this.api = await this.world.api();
  }

  async killWorker(chance: Chance): Promise<void> {
    const index = whole(chance, 0, this.workers.length - 1);
    await this.workers[index]!.kill();
    this.workers[index] = await this.world.worker();
  }

  /** All workers at one moment. */
  async killWorkers(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.kill()));
    const again = await Promise.all(this.workers.map(() => this.world.worker()));
    this.workers.splice(0, this.workers.length, ...again);
  }

  /** Asks one of each kind to end, and starts it again; gives exit codes and the longest time, milliseconds. */
  async restartGently(): Promise<{ readonly codes: (number | null)[]; readonly slowestMs: number }> {
    const begun = performance.now();
    const leaving = [this.api, this.workers[0]!];
    for (const service of leaving) service.signal('SIGTERM');
    const codes = await Promise.all(leaving.map((service) => service.ended));
    const slowestMs = performance.now() - begun;
    [this.api, this.workers[0]] = await Promise.all([this.world.api(), this.world.worker()]);
    return { codes, slowestMs };
  }

  /** Processes that have ended though nobody killed them. */
  get gone(): number {
    return [this.api, ...this.workers].filter((service) => !service.alive).length;
  }

  async close(): Promise<void> {
    await Promise.all([this.api, ...this.workers].map((service) => service.kill()));
  }
}
