import { Day, newId } from '@callboard/domain';
import { Sql } from './sql';

/** A person that is in the database. */
export interface BuiltPerson {
  readonly personId: string;
  readonly accountId: string;
}

interface Stretch {
  readonly first: Day;
  readonly last: Day;
  readonly state: 'free' | 'prefer_not' | 'no';
}

/** Somebody who can be booked: full gaffer in Hengdian with a floor of 0 unless said otherwise, free on no day. */
export class PersonBuilder {
  private name = '沈知夏';
  private known: BuiltPerson | null = null;
  private home = 'hengdian';
  private floor = 0;
  private profile = true;
  private readonly roles = new Map<string, number>();
  private readonly stretches: Stretch[] = [];

  named(name: string): this {
    this.name = name;
    return this;
  }

  /** Gives a profile to somebody who has registered, instead of making a new person. */
  whoIs(person: BuiltPerson): this {
    this.known = person;
    return this;
  }

  inRole(roleId: string, level: number): this {
    this.roles.set(roleId, level);
    return this;
  }

  livingAt(baseId: string): this {
    this.home = baseId;
    return this;
  }

  /** Fen a day. */
  notUnder(floor: number): this {
    this.floor = floor;
    return this;
  }

  free(first: Day, last: Day, state: Stretch['state'] = 'free'): this {
    this.stretches.push({ first, last, state });
    return this;
  }

  withoutProfile(): this {
    this.profile = false;
    return this;
  }

  async build(sql: Sql): Promise<BuiltPerson> {
    const person = this.known ?? (await this.insert(sql));
    const { personId } = person;
    if (!this.profile) return person;
    await sql('INSERT INTO profile (person_id, home_base, pay_floor_fen) VALUES ($1, $2, $3)', [
      personId,
      this.home,
      this.floor,
    ]);
    const roles = this.roles.size > 0 ? this.roles : new Map([['gaffer', 3]]);
    await sql('INSERT INTO person_role (person_id, role_id, level) SELECT $1, * FROM unnest($2::text[], $3::int[])', [
      personId,
      [...roles.keys()],
      [...roles.values()],
    ]);
    for (const { first, last, state } of this.stretches) {
      await sql(`INSERT INTO availability (id, person_id, span, state) VALUES ($1, $2, daterange($3, $4, '[]'), $5)`, [
        newId(),
        personId,
        first,
        last,
        state,
      ]);
    }
    return person;
  }

  private async insert(sql: Sql): Promise<BuiltPerson> {
    const person = { personId: newId(), accountId: newId() };
    await sql('INSERT INTO person (id, handle, display_name) VALUES ($1, $2, $3)', [
      person.personId,
      `p${person.personId.replaceAll('-', '')}`,
      this.name,
    ]);
    await sql(`INSERT INTO account (id, person_id, password_hash) VALUES ($1, $2, 'none')`, [
      person.accountId,
      person.personId,
    ]);
    return person;
  }
}

/** Starts a person. */
export function aPerson(): PersonBuilder {
  return new PersonBuilder();
}
