import type { FailureCount } from '@callboard/database';
import { decideTry, THROTTLE_RULES, throttleAddress, ThrottleRule } from './throttle-rule';

/** Plays wrong tries against a rule, one every `every` seconds for `seconds`; returns how many were let in. */
function play(rule: ThrottleRule, seconds: number, every: number): number {
  let [failures, windowStart, blockedUntil, admitted] = [0, 0, 0, 0];
  for (let now = 0; now < seconds; now += every) {
    const count: FailureCount = { bucket: 'b', failures, windowAge: now - windowStart, blockedFor: blockedUntil - now };
    const decision = decideTry(rule, count);
    if ('waitSeconds' in decision) continue;
    admitted += 1;
    failures = decision.update.failures;
    if (decision.update.restart) windowStart = now;
    blockedUntil = decision.update.blockSeconds === null ? 0 : now + decision.update.blockSeconds;
  }
  return admitted;
}

describe('throttle rules', () => {
  const { account, address } = THROTTLE_RULES;

  it('lets ten wrong passwords of an account in and no eleventh', () => {
    let count: FailureCount = { bucket: 'b', failures: 0, windowAge: 0, blockedFor: 0 };
    for (let tried = 1; tried <= 10; tried += 1) {
      const decision = decideTry(account, count);
      if ('waitSeconds' in decision) throw new Error('blocked too early');
      expect(decision.update.failures).toBe(tried);
      expect(decision.update.blockSeconds).toBe(tried < 10 ? null : 60);
      count = { ...count, failures: tried, blockedFor: decision.update.blockSeconds ?? 0 };
    }
    expect(decideTry(account, count)).toEqual({ waitSeconds: 60 });
  });

  it('grows the block to a quarter of an hour and no further', () => {
    const blocks = [10, 11, 12, 13, 14, 15, 40].map((failures) => account.block(failures));
    expect(blocks).toEqual([60, 120, 240, 480, 900, 900, 900]);
  });

  it('lets a guesser who never rests try an account fewer than twenty times an hour', () => {
    const guesses = play(account, 3_600, 0.36);
    expect(guesses).toBeGreaterThanOrEqual(10);
    expect(guesses).toBeLessThan(20);
  });

  it('lets a hundred failures of an address in each quarter of an hour', () => {
    expect(play(address, 900, 1)).toBe(100);
    expect(play(address, 1_800, 1)).toBe(200);
  });

  it('begins anew after the window', () => {
    const decision = decideTry(account, { bucket: 'b', failures: 9, windowAge: 3_600, blockedFor: -1 });
    expect(decision).toEqual({ update: { bucket: 'b', failures: 1, restart: true, blockSeconds: null } });
  });
});

describe('addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s counts as %s', (ip, expected) => {
    expect(throttleAddress(ip)).toBe(expected);
  });
});
