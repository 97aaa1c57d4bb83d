import { hash } from '@node-rs/argon2';
import { PersonVault } from '@callboard/core';
import { addDays, Day, newId } from '@callboard/domain';
import { HiringStage, StagedPerson } from '@callboard/testing';
import { PASSWORD } from '../api/test-api';

/** Who calls: nobody, two seekers, two producers, a head of department, the platform's people, somebody shut out. */
export const IDENTITIES = [
  'nobody',
  'seekerA',
  'seekerB',
  'producerA',
  'producerB',
  'headA',
  'auditor',
  'admin',
  'suspended',
] as const;
export type Identity = (typeof IDENTITIES)[number];

/** People who do not call, but whose data lie about. */
const OTHERS = ['proposed', 'runnerUp', 'booked', 'focusPuller', 'chosen', 'clerk', 'newcomer', 'target'] as const;
export type PersonName = Exclude<Identity, 'nobody'> | (typeof OTHERS)[number];
export const PEOPLE: readonly PersonName[] = [...IDENTITIES.slice(1), ...OTHERS] as PersonName[];

/** What of a person is hers, each value found nowhere else. */
export interface Canaries {
  readonly displayName: string;
  readonly handle: string;
  readonly email: string;
  readonly phone: string;
  readonly identityNumber: string;
  readonly school: string;
  readonly about: string;
  /** Fen a day; under every band of the stage, so that no pay is derived from it. */
  readonly payFloorFen: number;
  /** The last day on which she is free. */
  readonly freeUntil: Day;
}

/** A person in the database who can log in. */
export interface Seeded extends StagedPerson {
  readonly name: PersonName;
  readonly canaries: Canaries;
}

/** Who registers in the course of the matrix. */
export const REGISTERING = { contact: 'canary.registering.9001@mailbox.example', displayName: '雁registering归' };

const ROLES: Partial<Record<PersonName, string>> = { focusPuller: 'focus-puller' };

function canariesOf(name: PersonName, index: number, today: Day): Canaries {
  const four = String(7_301 + index * 13);
  return {
    displayName: `雁${name}归`,
    handle: `handle${name.toLowerCase()}${four}`,
    email: `canary.${name.toLowerCase()}.${four}@mailbox.example`,
    phone: `+861385${four}${String(246 + index)}`,
    identityNumber: `33078319951112${four}`,
    school: `学校${name}${four}`,
    about: `自述${name}${four}`,
    payFloorFen: 31_007 + index * 101,
    freeUntil: addDays(today, 200 + index),
  };
}

/** Puts a person with account, sealed contacts, profile, role and free days into the database. */
async function seed(
  stage: HiringStage,
  vault: PersonVault,
  name: PersonName,
  index: number,
  passwordHash: string,
): Promise<Seeded> {
  const canaries = canariesOf(name, index, stage.today);
  const [personId, accountId] = [newId(), newId()];
  const platformRole = name === 'admin' || name === 'auditor' ? name : 'none';
  await stage.db.query('INSERT INTO person (id, handle, display_name) VALUES ($1, $2, $3)', [
    personId,
    canaries.handle,
    canaries.displayName,
  ]);
  await stage.db.query('INSERT INTO account (id, person_id, password_hash, platform_role) VALUES ($1, $2, $3, $4)', [
    accountId,
    personId,
    passwordHash,
    platformRole,
  ]);
  const { email, phone, identityNumber } = canaries;
  const { keys, contacts } = vault.sealMany([{ personId, email, phone, identityNumber }]);
  await stage.db.query('INSERT INTO person_key (person_id, wrapped_key, master_key_id) VALUES ($1, $2, $3)', [
    personId,
    keys[0]!.wrappedKey,
    keys[0]!.masterKeyId,
  ]);
  for (const { kind, cipher, lookup } of contacts) {
    await stage.db.query('INSERT INTO person_contact (person_id, kind, cipher, lookup) VALUES ($1, $2, $3, $4)', [
      personId,
      kind,
      cipher,
      lookup,
    ]);
  }
  await stage.db.query(
    `INSERT INTO profile (person_id, home_base, max_travel_minutes, pay_floor_fen, school, about, searchable)
     VALUES ($1, 'hengdian', 3000, $2, $3, $4, true)`,
    [personId, canaries.payFloorFen, canaries.school, canaries.about],
  );
  await stage.db.query('INSERT INTO person_role (person_id, role_id, level) VALUES ($1, $2, 3)', [
    personId,
    ROLES[name] ?? 'gaffer',
  ]);
  await stage.db.query(
    `INSERT INTO availability (id, person_id, span, state) VALUES ($1, $2, daterange($3, $4, '[]'), 'free')`,
    [newId(), personId, addDays(stage.today, -3), canaries.freeUntil],
  );
  const actor = {
    accountId,
    personId,
    sessionId: newId(),
    platformRole,
    memberships: [],
    authenticatedAt: new Date(),
    locale: 'zh',
  } as const;
  return { name, personId, accountId, canaries, call: { requestId: newId(), actor } };
}

export type People = Readonly<Record<PersonName, Seeded>>;

/** Everybody, with one password. */
export async function seedPeople(stage: HiringStage, vault: PersonVault): Promise<People> {
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const people: Partial<Record<PersonName, Seeded>> = {};
  for (const [index, name] of PEOPLE.entries()) people[name] = await seed(stage, vault, name, index, passwordHash);
  return people as People;
}
