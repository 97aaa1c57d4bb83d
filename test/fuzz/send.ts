import { Agent, request } from 'node:http';
import type { FuzzRequest } from './request';

/** What came back, or why nothing did. */
export interface FuzzAnswer {
  /** 0 when the connection ended before an answer. */
  readonly status: number;
  readonly text: string;
  readonly ms: number;
  /** The connection's error, when there was one. */
  readonly cut: string | null;
}

/** Sends a request on a kept connection; of a stream the first piece is enough. */
export function send(port: number, agent: Agent, { method, url, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const done = (status: number, text: string, cut: string | null = null): void =>
      resolve({ status, text, cut, ms: performance.now() - started });
    const options = { agent, host: '127.0.0.1', port, method, path: url, headers: lengthOf(headers, body) };
    const sent = request(options, (response) => {
      const status = response.statusCode ?? 0;
      const parts: Buffer[] = [];
      const text = (): string => `${JSON.stringify(response.headers)}\n${Buffer.concat(parts).toString()}`;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        if (!String(response.headers['content-type']).startsWith('text/event-stream')) return;
        done(status, text());
        response.destroy();
      });
      response.on('end', () => done(status, text()));
      response.on('error', (error) => done(status, text(), error.message));
    });
    sent.on('continue', () => undefined);
    sent.on('error', (error: NodeJS.ErrnoException) => done(0, '', error.code ?? error.message));
    sent.setTimeout(30_000, () => sent.destroy(new Error('no answer within 30 s')));
    sent.end(body ?? undefined);
  });
}

function lengthOf(headers: Readonly<Record<string, string>>, body: string | null): Record<string, string | number> {
  return body === null ? { ...headers } : { ...headers, 'content-length': Buffer.byteLength(body) };
}

/** The request as a line for a shell, without its token; `--replay` makes the whole of it again. */
export function asCurl(port: number, { method, url, headers, body, origin }: FuzzRequest): string {
  const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const known = Object.entries(headers).filter(([name]) => name !== 'authorization');
  const shown = known.map(([name, value]) => `-H ${quote(`${name}: ${value.slice(0, 300)}`)}`);
  const data =
    body === null ? '' : ` --data-binary ${body.length <= 2_000 ? quote(body) : `<${body.length} characters>`}`;
  const address = quote(`http://127.0.0.1:${port}${url.slice(0, 1_000)}`);
  return `curl -X ${method} ${address} ${shown.join(' ')}${data}  # npm run fuzz -- --replay ${origin.replaceAll(' ', '_')}`;
}
