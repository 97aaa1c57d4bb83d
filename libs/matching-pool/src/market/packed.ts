import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Prices and thresholds are small numbers in wide columns: the least effort takes most of them away. */
const LEVEL = 1;
const deflate = promisify(deflateRaw);

/** Plain data with typed arrays as bytes, for a database or another machine of the same version. */
export function pack(value: unknown): Uint8Array {
  return deflateRawSync(serialize(value), { level: LEVEL });
}

/** {@link pack} that leaves the event loop free while it makes the bytes small. */
export async function packAside(value: unknown): Promise<Uint8Array> {
  return deflate(serialize(value), { level: LEVEL });
}

/** What was {@link pack}ed; throws for anything else. */
export function unpack<T>(bytes: Uint8Array): T {
  return deserialize(inflateRawSync(bytes)) as T;
}
