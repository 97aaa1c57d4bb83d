import { MessageChannel, MessagePort, Worker } from 'node:worker_threads';
import { startThread } from '../start-thread';
import { AssistRequest, CONTROL_CELLS, DEAD, LISTENING } from './crew-message';

/**
 * The worker threads that help one thread to solve. They do not keep the process alive. A helper that ends before
 * `close` leaves its mark in `control`, and is told to `onDeath` when the event loop is free.
 */
export class HelperThreads {
  readonly ports: readonly MessagePort[];
  readonly control = new Int32Array(new SharedArrayBuffer(CONTROL_CELLS * Int32Array.BYTES_PER_ELEMENT));
  private readonly workers: readonly Worker[];
  private closed = false;

  constructor(
    count: number,
    workerFile?: string,
    private readonly onDeath: (detail: string) => void = () => undefined,
  ) {
    const started = Array.from({ length: count }, () => this.start(workerFile));
    this.workers = started.map(({ worker }) => worker);
    this.ports = started.map(({ port }) => port);
  }

  /** Blocks until all helpers have loaded their code and listen, or so many milliseconds; whether all do. */
  waitUntilListening(ms: number): boolean {
    const until = performance.now() + ms;
    for (;;) {
      const listening = Atomics.load(this.control, LISTENING);
      const left = until - performance.now();
      if (listening === this.workers.length || left <= 0) return listening === this.workers.length;
      Atomics.wait(this.control, LISTENING, listening, left);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private start(workerFile?: string): { readonly worker: Worker; readonly port: MessagePort } {
    const worker = startThread(workerFile);
    const { port1, port2 } = new MessageChannel();
    worker.on('error', (error) => this.lose(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => this.lose(`a helper ended with code ${code}`));
    worker.unref();
    const request: AssistRequest = { kind: 'assist', port: port2, control: this.control };
    worker.postMessage(request, [port2]);
    return { worker, port: port1 };
  }

  private lose(detail: string): void {
    if (this.closed) return;
    Atomics.store(this.control, DEAD, 1);
    this.onDeath(detail);
  }
}
