import { connect } from 'node:net';

/** One command to a Redis, and its answer as it comes over the wire. */
export function redisCommand(url: string, ...words: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`);
    });
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
    socket.once('error', reject);
  });
}

/** Removes one key of the queues, whichever Redis names; null when there is none. */
export async function deleteRandomKey(url: string): Promise<string | null> {
  const [, key] = /^\$\d+\r\n(.*)\r\n$/.exec(await redisCommand(url, 'RANDOMKEY')) ?? [];
  if (!key) return null;
  await redisCommand(url, 'DEL', key);
  return key;
}
