import { randomBytes } from 'node:crypto';
import { newId } from '@callboard/domain';
import { PersonVault } from './person-vault';

const MASTER = randomBytes(32);
const vault = new PersonVault(MASTER);
const person = {
  personId: newId(),
  email: 'lin@example.com',
  phone: '+8613800001111',
  identityNumber: '11010519491231002X',
};

function sealed(data: Parameters<PersonVault['sealMany']>[0][number] = person) {
  const { keys, contacts } = vault.sealMany([data]);
  return { ...keys[0]!, contacts };
}

describe('person vault', () => {
  it('gives back what it sealed', () => {
    expect(vault.open(sealed())).toEqual({
      email: person.email,
      phone: person.phone,
      identity_number: person.identityNumber,
    });
  });

  it('leaves no trace of the clear text', () => {
    const { wrappedKey, contacts } = sealed();
    const bytes = Buffer.concat([wrappedKey, ...contacts.flatMap((contact) => [contact.cipher, contact.lookup])]);
    for (const clear of [person.email, person.phone, '13800001111', person.identityNumber]) {
      expect(bytes.includes(clear)).toBe(false);
    }
  });

  it('seals the same value differently each time and indexes it alike', () => {
    const [first, second] = [sealed(), sealed()];
    expect(first.wrappedKey.equals(second.wrappedKey)).toBe(false);
    expect(first.contacts[0]!.cipher.equals(second.contacts[0]!.cipher)).toBe(false);
    expect(first.contacts[0]!.lookup).toEqual(second.contacts[0]!.lookup);
    expect(first.contacts[0]!.lookup).toEqual(vault.lookup('email', person.email));
  });

  it('indexes by kind and by master key', () => {
    expect(vault.lookup('email', 'x').equals(vault.lookup('phone', 'x'))).toBe(false);
    expect(vault.lookup('email', 'x').equals(new PersonVault(randomBytes(32)).lookup('email', 'x'))).toBe(false);
  });

  it('refuses a changed byte anywhere', () => {
    const stored = sealed();
    const length = stored.contacts[0]!.cipher.length;
    for (let index = 0; index < length; index += 1) {
      const cipher = Buffer.from(stored.contacts[0]!.cipher);
      cipher[index]! ^= 1;
      expect(() => vault.open({ ...stored, contacts: [{ ...stored.contacts[0]!, cipher }] })).toThrow();
    }
  });

  it('refuses data moved to another person or to another kind', () => {
    const stored = sealed();
    expect(() => vault.open({ ...stored, personId: newId() })).toThrow();
    const moved = stored.contacts.map((contact) => ({ ...contact, kind: 'phone' as const }));
    expect(() => vault.open({ ...stored, contacts: [moved[0]!] })).toThrow();
    // The same person's key under another person's row: the key itself is bound too.
    const other = sealed({ personId: newId(), email: 'other@example.com' });
    expect(() => vault.open({ ...other, wrappedKey: stored.wrappedKey })).toThrow();
  });

  it('refuses data of another master key, and says so', () => {
    expect(() => new PersonVault(randomBytes(32)).open(sealed())).toThrow(/another master key/);
    expect(() => new PersonVault(randomBytes(31))).toThrow(/32 bytes/);
  });

  it('leaves out what a person did not give', () => {
    const stored = sealed({ personId: newId(), phone: '+8613800001111', email: null });
    expect(stored.contacts.map((contact) => contact.kind)).toEqual(['phone']);
  });

  it('seals five thousand people within three seconds', () => {
    const people = Array.from({ length: 5_000 }, (_, index) => ({
      personId: newId(),
      phone: `+86138${String(index).padStart(8, '0')}`,
      email: `p${index}@example.com`,
    }));
    const started = performance.now();
    expect(vault.sealMany(people).contacts).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('makes pseudonyms that differ by scope and tell nothing', () => {
    const pseudonym = vault.pseudonym('address', '203.0.113.7');
    expect(pseudonym).toBe(vault.pseudonym('address', '203.0.113.7'));
    expect(pseudonym).not.toContain('203');
    expect(pseudonym.slice('address'.length)).not.toBe(
      vault.pseudonym('account', '203.0.113.7').slice('account'.length),
    );
  });
});
