import { assertNotForged, RequestSource } from './csrf';

const OURS = ['https://callboard.test'];

function forged(headers: Record<string, string>, method = 'POST'): boolean {
  const request: RequestSource = { method, host: 'callboard.test', headers };
  try {
    assertNotForged(request, OURS);
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: 'auth.csrf' });
    return true;
  }
}

describe('requests that ride on a cookie', () => {
  it.each<[Record<string, string>, string]>([
    [{ 'x-csrf': '1', origin: 'https://callboard.test', 'sec-fetch-site': 'same-origin' }, 'our page'],
    [{ 'x-csrf': '1', origin: 'https://callboard.test' }, 'our page in a browser without fetch metadata'],
    [{ 'x-csrf': '1', origin: 'http://callboard.test' }, 'the host by which it was addressed'],
    [{ 'x-csrf': '1' }, 'a program'],
  ])('pass with %j (%s)', (headers, _why) => {
    expect(forged(headers)).toBe(false);
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'a form'],
    [{ origin: 'https://callboard.test' }, 'no header of ours'],
    [{ 'x-csrf': 'true', origin: 'https://callboard.test' }, 'another value'],
    [{ 'x-csrf': '1', origin: 'https://evil.test' }, 'another site'],
    [{ 'x-csrf': '1', origin: 'https://callboard.test.evil.test' }, 'a longer host'],
    [{ 'x-csrf': '1', origin: 'https://callboard.test:8443' }, 'another port'],
    [{ 'x-csrf': '1', origin: 'null' }, 'a sandbox'],
    [{ 'x-csrf': '1', origin: 'http://callboard.test', 'sec-fetch-site': 'cross-site' }, 'a rebound name'],
    [{ 'x-csrf': '1', 'sec-fetch-site': 'cross-site' }, 'another site without origin'],
  ])('are refused with %j (%s)', (headers, _why) => {
    expect(forged(headers)).toBe(true);
    expect(forged(headers, 'DELETE')).toBe(true);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('may read by %s', (method) => {
    expect(forged({}, method)).toBe(false);
  });
});
