import { ownPath } from './next';

describe('ownPath', () => {
  it.each(['/', '/jobs', '/jobs/1?x=1#y', '/studio/shoots/2/roster', '/starting', '/me?next=//x'])(
    'goes to %s',
    (path) => expect(ownPath(path)).toBe(path),
  );

  it.each([
    null,
    '',
    'jobs',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/a\\b',
    '/login',
    '/login?next=/login',
    '/start?job=1',
  ])('does not go to %p', (path) => expect(ownPath(path)).toBeNull());
});
