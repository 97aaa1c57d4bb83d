import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const SECRET_BYTES = 32;
const SEAL_BYTES = 16;
const TOKEN_PATTERN = /^[A-Za-z0-9_-]{86}$/;

/** A refresh token that this installation made, whether or not it still holds. */
export interface RefreshToken {
  readonly text: string;
  readonly sessionId: string;
  /** What is stored of it. */
  readonly hash: Buffer;
}

/**
 * Makes and reads refresh tokens: session id, 256 secret bits, and a seal that tells our own from made-up ones, so that
 * a used token of any age finds its session and a forged one touches nothing. The first secret is random; each
 * successor is an HMAC of its predecessor, so that tabs refreshing side by side get the same one.
 */
export class RefreshTokens {
  private readonly sealKey: Buffer;
  private readonly chainKey: Buffer;

  constructor(tokenSecret: string) {
    const derive = (purpose: string): Buffer =>
      Buffer.from(hkdfSync('sha256', tokenSecret, Buffer.alloc(0), `callboard ${purpose} v1`, 32));
    this.sealKey = derive('refresh-seal');
    this.chainKey = derive('refresh-chain');
  }

  /** The first token of a session. */
  first(sessionId: string): RefreshToken {
    return this.compose(Buffer.from(sessionId.replaceAll('-', ''), 'hex'), randomBytes(SECRET_BYTES));
  }

  /** The one token that may follow. */
  successor(token: RefreshToken): RefreshToken {
    const body = Buffer.from(token.text, 'base64url').subarray(0, ID_BYTES + SECRET_BYTES);
    return this.compose(body.subarray(0, ID_BYTES), createHmac('sha256', this.chainKey).update(body).digest());
  }

  /** Reads a token; null when we never made it. */
  read(text: string): RefreshToken | null {
    if (!TOKEN_PATTERN.test(text)) return null;
    const bytes = Buffer.from(text, 'base64url');
    const token = this.compose(bytes.subarray(0, ID_BYTES), bytes.subarray(ID_BYTES, ID_BYTES + SECRET_BYTES));
    return timingSafeEqual(Buffer.from(token.text), Buffer.from(text)) ? token : null;
  }

  private compose(id: Buffer, secret: Buffer): RefreshToken {
    const body = Buffer.concat([id, secret]);
    const seal = createHmac('sha256', this.sealKey).update(body).digest().subarray(0, SEAL_BYTES);
    const text = Buffer.concat([body, seal]).toString('base64url');
    const hex = id.toString('hex');
    const sessionId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
      '-',
    );
    return { text, sessionId, hash: createHash('sha256').update(text).digest() };
  }
}
