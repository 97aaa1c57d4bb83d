/** The part of autocannon that the benchmarks use; the package brings no types. */
declare module 'autocannon' {
  /** One of several requests that a connection sends in turn. */
  interface Request {
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
  }
  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly requests?: readonly Request[];
    /** Requests a second of all connections together; as fast as they can without. */
    readonly overallRate?: number;
  }
  interface Result {
    readonly duration: number;
    readonly errors: number;
    readonly timeouts: number;
    readonly non2xx: number;
    readonly requests: { readonly total: number };
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
    readonly throughput: { readonly average: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}
