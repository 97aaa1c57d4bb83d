import { maskContact, normaliseEmail, normalisePhone, parseContact, requireContact } from './contact';

describe('phone numbers', () => {
  it.each([
    ['13812345678', '+8613812345678'],
    ['138 1234 5678', '+8613812345678'],
    ['138-1234-5678', '+8613812345678'],
    ['１３８１２３４５６７８', '+8613812345678'],
    ['+86 138 1234 5678', '+8613812345678'],
    ['0086 13812345678', '+8613812345678'],
    ['8613812345678', '+8613812345678'],
    ['+1 (415) 555-2671', '+14155552671'],
    ['0044 20 7946 0958', '+442079460958'],
  ])('%s is %s', (text, expected) => {
    expect(normalisePhone(text)).toBe(expected);
  });

  it.each([
    '',
    '12345678901',
    '1381234567',
    '138123456789',
    '+86 010 12345678',
    '+8612345678901',
    '+0123456789',
    'abc',
    '+1234567890123456',
    '138１２３４x678',
  ])('%s is none', (text) => {
    expect(normalisePhone(text)).toBeNull();
  });
});

describe('e-mail addresses', () => {
  it.each([
    [' Lin@Example.COM ', 'lin@example.com'],
    ['林@例子.中国', '林@例子.中国'],
    ['e\u0301cole@example.fr', 'école@example.fr'],
    ['a.b+c@sub.example.org', 'a.b+c@sub.example.org'],
  ])('%s is %s', (text, expected) => {
    expect(normaliseEmail(text)).toBe(expected);
  });

  it.each([
    'a@b',
    '@example.com',
    'a@',
    'a@@example.com',
    'a b@example.com',
    'a@-x.com',
    'a@x..com',
    'a<b@example.com',
    'a\u202eb@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(260)}.com`,
  ])('%s is none', (text) => {
    expect(normaliseEmail(text)).toBeNull();
  });

  it('takes a hundred thousand characters in a moment', () => {
    const started = performance.now();
    expect(normaliseEmail(`${'a'.repeat(50_000)}@${'b.'.repeat(25_000)}`)).toBeNull();
    expect(normalisePhone('1 '.repeat(50_000))).toBeNull();
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('contacts', () => {
  it('knows which it is', () => {
    expect(parseContact('Lin@Example.com')).toEqual({ kind: 'email', value: 'lin@example.com' });
    expect(parseContact('13812345678')).toEqual({ kind: 'phone', value: '+8613812345678' });
    expect(parseContact('nobody')).toBeNull();
  });

  it('says what is wrong', () => {
    expect(() => requireContact('12345')).toThrow(expect.objectContaining({ code: 'account.phone' }));
    expect(() => requireContact('a@b')).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  });

  it('masks', () => {
    expect(maskContact('phone', '+8613812345678')).toBe('+86 138****5678');
    expect(maskContact('phone', '+14155552671')).toBe('+14****71');
    expect(maskContact('email', 'canary.person@secret.example.com')).toBe('c***@***.com');
    expect(maskContact('identity_number', '11010519491231002X')).toBe('1****************X');
  });
});
