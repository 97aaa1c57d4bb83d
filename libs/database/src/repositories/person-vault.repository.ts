import { Injectable } from '@nestjs/common';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** A person's data key, wrapped by the master key it names. */
export interface StoredPersonKey {
  readonly personId: string;
  readonly wrappedKey: Buffer;
  readonly masterKeyId: string;
}

/** A contact as it is stored: its cipher text and its index for look-up. */
export interface StoredContact {
  readonly personId: string;
  readonly kind: 'email' | 'phone' | 'identity_number';
  readonly cipher: Buffer;
  readonly lookup: Buffer;
}

/** Contacts of a person with the key that opens them. */
export interface StoredVault extends StoredPersonKey {
  readonly contacts: readonly StoredContact[];
}

/** The bytes of people's data; what they mean only core's vault knows. */
@Injectable()
export class PersonVaultRepository {
  /** Adds keys and contacts of persons who have none; a contact that somebody else holds is `account.contactTaken`. */
  async insertMany(tx: Tx, keys: readonly StoredPersonKey[], contacts: readonly StoredContact[]): Promise<void> {
    await sql(
      tx,
      `INSERT INTO person_key (person_id, wrapped_key, master_key_id)
       SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::text[])`,
      [keys.map((k) => k.personId), keys.map((k) => k.wrappedKey), keys.map((k) => k.masterKeyId)],
    );
    await sql(
      tx,
      `INSERT INTO person_contact (person_id, kind, cipher, lookup)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[])`,
      [
        contacts.map((c) => c.personId),
        contacts.map((c) => c.kind),
        contacts.map((c) => c.cipher),
        contacts.map((c) => c.lookup),
      ],
    );
  }

  /** Whether somebody has the contact. */
  async isTaken(tx: Tx, kind: StoredContact['kind'], lookup: Buffer): Promise<boolean> {
    const row = await sqlOne<{ taken: boolean }>(
      tx,
      'SELECT EXISTS (SELECT FROM person_contact WHERE kind = $1 AND lookup = $2) AS taken',
      [kind, lookup],
    );
    return row?.taken ?? false;
  }

  /** The sealed contacts of these persons; persons without a key are left out. */
  async find(tx: Tx, personIds: readonly string[]): Promise<StoredVault[]> {
    const keys = await sql<StoredPersonKey>(
      tx,
      `SELECT person_id AS "personId", wrapped_key AS "wrappedKey", master_key_id AS "masterKeyId"
       FROM person_key WHERE person_id = ANY($1::uuid[]) ORDER BY person_id`,
      [personIds],
    );
    const contacts = await sql<StoredContact>(
      tx,
      `SELECT person_id AS "personId", kind, cipher, lookup FROM person_contact
       WHERE person_id = ANY($1::uuid[]) ORDER BY person_id, kind`,
      [personIds],
    );
    return keys.map((key) => ({ ...key, contacts: contacts.filter((c) => c.personId === key.personId) }));
  }
}
