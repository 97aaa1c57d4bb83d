import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Two years, as the preload lists of browsers want it. */
const HSTS = 'max-age=63072000; includeSubDomains';

/** Powers of a browser that no page of ours uses, taken from whatever might get into one. */
const UNUSED_POWERS = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/**
 * What a page of ours may load: its own files. No script is inline and none is made from text. A style element needs
 * the answer's nonce; style attributes stay allowed, since pages rendered on the server set widths and colours with
 * them and they can run nothing.
 */
function contentSecurityPolicy(...styleSources: readonly string[]): string {
  const styles = ["'self'", ...styleSources].join(' ');
  return [
    "default-src 'self'",
    "script-src 'self'",
    "script-src-attr 'none'",
    `style-src-elem ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer: pages, data, files, streams and refusals. */
function headersFor(publicUrl: string): readonly (readonly [string, string])[] {
  return [
    ['content-security-policy', contentSecurityPolicy()],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', UNUSED_POWERS.map((power) => `${power}=()`).join(', ')],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['x-content-type-options', 'nosniff'],
    // For browsers that do not know frame-ancestors.
    ['x-frame-options', 'DENY'],
    ...(publicUrl.startsWith('https:') ? ([['strict-transport-security', HSTS]] as const) : []),
  ];
}

/** Puts the headers on an answer that has not begun. */
export type Protect = (response: ServerResponse) => void;

/**
 * The headers against what a browser could be made to do. They are set on the bare response, which streams and refusals
 * of the router leave by too; a route that sets one of them itself replaces it.
 */
export function securityHeaders(publicUrl: string): Protect {
  const headers = headersFor(publicUrl);
  return (response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
  };
}

const nonces = new WeakMap<FastifyReply, string>();

/**
 * The nonce that a page's own style elements carry: `<style nonce="...">`. Fresh for each answer, 128 bits, the same
 * however often one answer asks for it; asking puts it into the answer's policy. `hashes` name style elements that
 * another's script makes and that cannot carry it.
 */
export function cspNonceOf(reply: FastifyReply, hashes: readonly string[] = []): string {
  const known = nonces.get(reply);
  if (known !== undefined) return known;
  const nonce = randomBytes(16).toString('base64');
  nonces.set(reply, nonce);
  reply.header(
    'content-security-policy',
    contentSecurityPolicy(`'nonce-${nonce}'`, ...hashes.map((hash) => `'${hash}'`)),
  );
  return nonce;
}
