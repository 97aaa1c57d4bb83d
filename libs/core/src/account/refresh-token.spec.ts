import { newId } from '@callboard/domain';
import { RefreshTokens } from './refresh-token';

const SECRET = 'u7Fq2LkZp9xWc4RbN8sVt1YhG5mJd3Ae6QoX0iUz';
const tokens = new RefreshTokens(SECRET);

describe('refresh tokens', () => {
  it('finds its session', () => {
    const sessionId = newId();
    const token = tokens.first(sessionId);
    expect(tokens.read(token.text)).toEqual(token);
    expect(token.sessionId).toBe(sessionId);
  });

  it('is new each time and has one successor', () => {
    const sessionId = newId();
    const [first, other] = [tokens.first(sessionId), tokens.first(sessionId)];
    expect(first.text).not.toBe(other.text);
    const next = tokens.successor(first);
    expect(tokens.successor(first)).toEqual(next);
    expect(next.sessionId).toBe(sessionId);
    expect(
      new Set([first, next, tokens.successor(next), tokens.successor(other)].map((token) => token.text)).size,
    ).toBe(4);
  });

  it('stores a hash that does not hold the token', () => {
    const token = tokens.first(newId());
    expect(token.hash).toHaveLength(32);
    expect(token.hash.includes(Buffer.from(token.text, 'base64url').subarray(16, 48))).toBe(false);
  });

  it('refuses every changed character, other lengths and other secrets', () => {
    const { text } = tokens.first(newId());
    for (let index = 0; index < text.length; index += 1) {
      const changed = `${text.slice(0, index)}${text[index] === 'A' ? 'B' : 'A'}${text.slice(index + 1)}`;
      expect(tokens.read(changed)).toBeNull();
    }
    for (const odd of ['', text.slice(1), `${text}A`, `${text.slice(0, -1)}=`, 'x'.repeat(86)]) {
      expect(tokens.read(odd)).toBeNull();
    }
    expect(new RefreshTokens(`${SECRET}!`).read(text)).toBeNull();
  });
});
