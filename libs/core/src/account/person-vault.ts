import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { StoredContact, StoredPersonKey, StoredVault } from '@callboard/database';
import { PersonalKind } from './contact';

const FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** A person's data in the clear, each in its normal form. */
export interface PersonalData {
  readonly personId: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly identityNumber?: string | null;
}

/** What {@link PersonVault.sealMany} makes, ready to be stored. */
export interface SealedData {
  readonly keys: StoredPersonKey[];
  readonly contacts: StoredContact[];
}

/** A person's data as the vault gives it back. */
export type OpenedData = Partial<Record<PersonalKind, string>>;

/**
 * Seals people's data: AES-256-GCM under a data key of each person's own, which is wrapped by the master key, so that
 * destroying one key destroys one person's data. Each cipher text is bound to its person and kind. For look-up and
 * uniqueness there is an HMAC-SHA256 of the value under a key derived from the master key (HKDF, RFC 5869).
 */
export class PersonVault {
  /** Names the master key without telling it. */
  readonly masterKeyId: string;
  private readonly wrappingKey: Buffer;
  private readonly lookupKey: Buffer;
  private readonly pseudonymKey: Buffer;

  /** @param masterKey 32 random bytes */
  constructor(masterKey: Buffer) {
    if (masterKey.length !== KEY_BYTES) throw new Error('The master key must have 32 bytes.');
    this.wrappingKey = derive(masterKey, 'person-key-wrapping');
    this.lookupKey = derive(masterKey, 'contact-lookup');
    this.pseudonymKey = derive(masterKey, 'pseudonym');
    this.masterKeyId = derive(masterKey, 'master-key-id').subarray(0, 8).toString('hex');
  }

  /** Seals the data of new persons, a fresh key each; synchronous, some 50 microseconds a person. */
  sealMany(people: readonly PersonalData[]): SealedData {
    const sealed: SealedData = { keys: [], contacts: [] };
    for (const person of people) {
      const key = randomBytes(KEY_BYTES);
      sealed.keys.push({
        personId: person.personId,
        wrappedKey: seal(this.wrappingKey, key, `key ${person.personId}`),
        masterKeyId: this.masterKeyId,
      });
      for (const [kind, value] of entriesOf(person)) {
        sealed.contacts.push({
          personId: person.personId,
          kind,
          cipher: seal(key, Buffer.from(value, 'utf8'), contactContext(person.personId, kind)),
          lookup: this.lookup(kind, value),
        });
      }
    }
    return sealed;
  }

  /** The data behind stored bytes; throws when they were changed, moved to another person or sealed by another key. */
  open(stored: StoredVault): OpenedData {
    if (stored.masterKeyId !== this.masterKeyId) {
      throw new Error(`The data key of person ${stored.personId} is wrapped by another master key.`);
    }
    const key = unseal(this.wrappingKey, stored.wrappedKey, `key ${stored.personId}`);
    return Object.fromEntries(
      stored.contacts.map(({ kind, cipher }) => [
        kind,
        unseal(key, cipher, contactContext(stored.personId, kind)).toString('utf8'),
      ]),
    );
  }

  /** The index of a value in its normal form. */
  lookup(kind: PersonalKind, value: string): Buffer {
    return createHmac('sha256', this.lookupKey).update(`${kind}\u0000${value}`).digest();
  }

  /** A name for a value that tells nothing of it, such as an address in a throttle's table. */
  pseudonym(scope: string, value: string): string {
    const digest = createHmac('sha256', this.pseudonymKey).update(`${scope}\u0000${value}`).digest();
    return `${scope}:${digest.subarray(0, 16).toString('base64url')}`;
  }
}

function derive(masterKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `callboard ${purpose} v1`, KEY_BYTES));
}

function contactContext(personId: string, kind: PersonalKind): string {
  return `contact ${personId} ${kind}`;
}

function entriesOf(person: PersonalData): [PersonalKind, string][] {
  const all: [PersonalKind, string | null | undefined][] = [
    ['email', person.email],
    ['phone', person.phone],
    ['identity_number', person.identityNumber],
  ];
  return all.filter((entry): entry is [PersonalKind, string] => Boolean(entry[1]));
}

/** Format byte, IV, cipher text, tag. */
function seal(key: Buffer, clear: Buffer, context: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(`callboard ${context}`, 'utf8'));
  const body = Buffer.concat([cipher.update(clear), cipher.final()]);
  return Buffer.concat([Buffer.from([FORMAT]), iv, body, cipher.getAuthTag()]);
}

function unseal(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== FORMAT || sealed.length < 1 + IV_BYTES + TAG_BYTES)
    throw new Error('Sealed data of another format.');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(`callboard ${context}`, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES, -TAG_BYTES)), decipher.final()]);
}
