import { hash } from '@node-rs/argon2';
import { PASSWORD_COST, PasswordHasher } from './password-hasher.service';

const hasher = new PasswordHasher();

describe('passwords', () => {
  it.each([
    ['1234567', 'short'],
    ['短短短短短短短', 'short'],
    ['x'.repeat(129), 'long'],
    ['12345678', 'common'],
    ['PassWord123', 'common'],
    ['woaini1314', 'common'],
  ])('%s is refused as %s', (password, reason) => {
    expect(() => hasher.assertAcceptable(password)).toThrow(
      expect.objectContaining({ code: 'account.password', params: expect.objectContaining({ reason }) }),
    );
  });

  it.each(['correct horse', '横店横店横店横店', 'x'.repeat(128), '🎬🎬🎬🎬🎬🎬🎬🎬'])('%s is accepted', (password) => {
    expect(() => hasher.assertAcceptable(password)).not.toThrow();
  });

  it('proves the right one only', async () => {
    const stored = await hasher.hash('correct horse');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(hasher.verify(stored, 'correct horse')).resolves.toBe(true);
    await expect(hasher.verify(stored, 'correct horsE')).resolves.toBe(false);
    await expect(hasher.verify(stored, 'ｃorrect horse')).resolves.toBe(true);
    await expect(hasher.verify(null, 'correct horse')).resolves.toBe(false);
  });

  it('takes as long for nobody as for somebody', async () => {
    const stored = await hasher.hash('correct horse');
    const times = { somebody: [] as number[], nobody: [] as number[] };
    const time = async (passwordHash: string | null): Promise<number> => {
      const started = performance.now();
      await hasher.verify(passwordHash, 'wrong horse');
      return performance.now() - started;
    };
    await hasher.verify(null, 'warm');
    for (let round = 0; round < 15; round += 1) {
      times.somebody.push(await time(stored));
      times.nobody.push(await time(null));
    }
    const [somebody, nobody] = [times.somebody, times.nobody].map((list) => list.sort((a, b) => a - b)[7]!) as [
      number,
      number,
    ];
    expect(nobody).toBeGreaterThan(somebody / 2);
    expect(nobody).toBeLessThan(somebody * 2);
  });

  it('knows hashes made with less', async () => {
    expect(hasher.isOutdated(await hasher.hash('correct horse'))).toBe(false);
    expect(hasher.isOutdated(await hash('x', { ...PASSWORD_COST, memoryCost: 4_096 }))).toBe(true);
    expect(hasher.isOutdated(await hash('x', { ...PASSWORD_COST, timeCost: 1 }))).toBe(true);
    expect(hasher.isOutdated(await hash('x', { ...PASSWORD_COST, algorithm: 1 }))).toBe(true);
    expect(hasher.isOutdated(await hash('x', { ...PASSWORD_COST, timeCost: 4 }))).toBe(false);
  });
});
