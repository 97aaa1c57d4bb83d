/** A stream of server-sent events that counts its changes. */
export interface Stream {
  count(): number;
  close(): void;
}

/** Opens the stream with a bearer token; a stream that breaks off simply counts no more. */
export function listen(url: string, token: string): Stream {
  const stop = new AbortController();
  let changes = 0;
  void (async () => {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      signal: stop.signal,
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      changes += (decoder.decode(chunk, { stream: true }).match(/^event: change$/gm) ?? []).length;
    }
  })().catch(() => undefined);
  return { count: () => changes, close: () => stop.abort() };
}
