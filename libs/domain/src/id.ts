/** A UUID version 7 in lower-case text: time-ordered, made in the application. */
export type Id = string;

const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `text` is an id in canonical form. */
export function isId(text: unknown): text is Id {
  return typeof text === 'string' && ID_PATTERN.test(text);
}

/**
 * Builds a UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds since 1970, then random bits.
 * @param millis time in milliseconds since 1970
 * @param random ten random bytes
 */
export function idFrom(millis: number, random: Uint8Array): Id {
  const bytes = new Uint8Array(16);
  for (let index = 5, rest = millis; index >= 0; index -= 1, rest = Math.floor(rest / 256)) bytes[index] = rest % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A new id from the process's clock and its cryptographic random source. */
export function newId(): Id {
  return idFrom(Date.now(), globalThis.crypto.getRandomValues(new Uint8Array(10)));
}
