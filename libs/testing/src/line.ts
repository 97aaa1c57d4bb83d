import { AddressInfo, connect, createServer, Socket } from 'node:net';

/** A way to a server of its own port that can be cut and opened again, as when the server goes away and comes back. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((near) => this.join(near));
  private port = 0;
  private frozen = false;

  /** @param target URL of the server behind it */
  constructor(private readonly target: string) {}

  /** The target's URL through this line; only after {@link open}. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.toString();
  }

  /** Lets connections through, on the same port as before. */
  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Ends every connection and refuses new ones. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Lets every connection stand, and nothing through: neither side hears of it. */
  freeze(): void {
    this.frozen = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** Goes on with new connections; those that were frozen stay dead. */
  thaw(): void {
    this.frozen = false;
  }

  private join(near: Socket): void {
    const { hostname, port } = new URL(this.target);
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
    if (this.frozen) {
      near.pause();
      far.pause();
    }
  }
}
