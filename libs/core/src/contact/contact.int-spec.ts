import { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { CONFIG } from '@callboard/config';
import { newId } from '@callboard/domain';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPerson, StagedPosting } from '@callboard/testing';
import { PersonVault } from '../account/person-vault';
import { OfferModule } from '../offer/offer.module';
import { MyOffers } from '../offer/my-offers.service';
import { ContactModule } from './contact.module';
import { Phones } from './phones.service';

const MASTER_KEY = Buffer.alloc(32, 9);
const config = { secrets: { masterKey: MASTER_KEY, tokenSecret: 'a secret of a test that is long enough for this' } };
class Settings {}
const settings: DynamicModule = {
  module: Settings,
  global: true,
  providers: [{ provide: CONFIG, useValue: config }],
  exports: [CONFIG],
};

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let phones: Phones;

beforeAll(async () => {
  house = await openHiringCore([settings, ContactModule, OfferModule]);
  ({ stage, core } = house);
  phones = core.get(Phones);
});
afterAll(() => house?.close());

let many = 0;
/** A person whose phone number is sealed as it is in the product. */
async function reachable(): Promise<StagedPerson & { phone: string }> {
  const person = await stage.person();
  many += 1;
  const phone = `+86139${String(20_000_000 + many)}`;
  const sealed = new PersonVault(MASTER_KEY).sealMany([{ personId: person.personId, phone }]);
  const [key, contact] = [sealed.keys[0]!, sealed.contacts[0]!];
  await stage.rows('INSERT INTO person_key (person_id, wrapped_key, master_key_id) VALUES ($1, $2, $3)', [
    person.personId,
    key.wrappedKey,
    key.masterKeyId,
  ]);
  await stage.rows('INSERT INTO person_contact (person_id, kind, cipher, lookup) VALUES ($1, $2, $3, $4)', [
    person.personId,
    contact.kind,
    contact.cipher,
    contact.lookup,
  ]);
  return { ...person, phone };
}

async function booked(posting: StagedPosting, person: StagedPerson): Promise<string> {
  const [offerId] = await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId: person.personId }]);
  return (await core.get(MyOffers).accept(person.call, offerId!)).bookingId!;
}

/** A place that is refilled, with somebody whom it has asked; returns the backfill and the offer. */
async function asked(posting: StagedPosting, slotId: string, person: StagedPerson) {
  const backfillId = newId();
  const [offerId] = await stage.offers([{ posting, slotId, personId: person.personId }]);
  await stage.rows(
    `INSERT INTO backfill (id, slot_id, posting_id, shoot_id, cause, state) VALUES ($1, $2, $3, $4, 'by_hand', 'manual')`,
    [backfillId, slotId, posting.postingId, posting.shoot.shootId],
  );
  await stage.rows(
    `INSERT INTO backfill_candidate (backfill_id, person_id, round, level, offer_id) VALUES ($1, $2, 1, 'best', $3)`,
    [backfillId, person.personId, offerId],
  );
  return { backfillId, offerId: offerId! };
}

const looks = (personId: string): Promise<{ actor: string; shoot: string; after: unknown }[]> =>
  stage.rows(
    `SELECT actor_account_id AS actor, shoot_id AS shoot, after FROM audit_entry
     WHERE action = 'contact.reveal' AND subject_id = $1 ORDER BY at, id`,
    [personId],
  );
const told = (personId: string): Promise<{ params: unknown }[]> =>
  stage.rows(`SELECT params FROM notification WHERE person_id = $1 AND template = 'contact.revealed'`, [personId]);

describe('the phone number of somebody who is booked', () => {
  it('opens for those who may send offers; each look is in the trail, and she is told once a day', async () => {
    const person = await reachable();
    const posting = await stage.posting(await stage.shoot(await stage.producer()));
    const { producer, shootId } = posting.shoot;
    await booked(posting, person);
    expect(await phones.reveal(producer.call, shootId, person.personId)).toBe(person.phone);
    expect(await phones.reveal(producer.call, shootId, person.personId)).toBe(person.phone);
    const look = { actor: producer.accountId, shoot: shootId, after: { kind: 'phone', known: true } };
    expect(await looks(person.personId)).toEqual([look, look]);
    expect(await told(person.personId)).toEqual([{ params: { shoot: shootId, role: 'gaffer' } }]);
    // Nothing of it is written in the clear.
    const everything = await stage.rows(
      `SELECT before::text, after::text FROM audit_entry UNION ALL SELECT params::text, subject FROM notification
       UNION ALL SELECT payload::text, dedupe_key FROM outbox`,
    );
    expect(JSON.stringify(everything)).not.toContain(person.phone.slice(3));
  });

  it('is nothing where she gave none, which is in the trail too', async () => {
    const person = await stage.person();
    const posting = await stage.posting(await stage.shoot(await stage.producer()));
    await booked(posting, person);
    expect(await phones.reveal(posting.shoot.producer.call, posting.shoot.shootId, person.personId)).toBeNull();
    expect((await looks(person.personId)).map(({ after }) => after)).toEqual([{ kind: 'phone', known: false }]);
    expect(await told(person.personId)).toEqual([]);
  });

  it('opens for nobody else', async () => {
    const person = await reachable();
    const posting = await stage.posting(await stage.shoot(await stage.producer()));
    const { producer, shootId } = posting.shoot;
    await booked(posting, person);
    const elsewhere = await stage.shoot(producer);
    const ask = (call: StagedPerson['call'], shoot = shootId, who = person.personId): Promise<string> =>
      codeOf(phones.reveal(call, shoot, who));
    expect(await ask((await stage.headOf(producer, 'lighting')).call)).toBe('access.denied');
    expect(await ask((await stage.platform('auditor')).call)).toBe('access.denied');
    expect(await ask((await stage.platform('admin')).call)).toBe('access.denied');
    expect(await ask((await stage.producer()).call)).toBe('notFound');
    expect(await ask(person.call)).toBe('notFound');
    expect(await ask(producer.call, elsewhere.shootId)).toBe('notFound');
    expect(await ask(producer.call, shootId, (await reachable()).personId)).toBe('notFound');
    expect(await ask(producer.call, shootId, newId())).toBe('notFound');
    expect(await looks(person.personId)).toEqual([]);
  });

  it('closes when she is booked no more', async () => {
    const person = await reachable();
    const posting = await stage.posting(await stage.shoot(await stage.producer()));
    const bookingId = await booked(posting, person);
    await stage.rows(`UPDATE booking SET state = 'cancelled_by_person', ended_at = now() WHERE id = $1`, [bookingId]);
    const { producer, shootId } = posting.shoot;
    expect(await codeOf(phones.reveal(producer.call, shootId, person.personId))).toBe('notFound');
  });
});

describe('the phone number of somebody whom a backfill asks', () => {
  it.each([
    ['sent', 'manual', 'ok'],
    ['viewed', 'running', 'ok'],
    ['expired', 'exhausted', 'ok'],
    ['declined', 'manual', 'notFound'],
    ['withdrawn', 'manual', 'notFound'],
    ['sent', 'filled', 'notFound'],
    ['expired', 'stopped', 'notFound'],
  ])('with an offer that is %s, in a backfill that is %s: %s', async (offer, backfill, outcome) => {
    const person = await reachable();
    const posting = await stage.posting(await stage.shoot(await stage.producer()));
    const { producer, shootId } = posting.shoot;
    const { backfillId, offerId } = await asked(posting, posting.slotIds[0]!, person);
    await stage.rows('UPDATE offer SET state = $2 WHERE id = $1', [offerId, offer]);
    await stage.rows(
      `UPDATE backfill SET state = $2, finished_at = CASE WHEN $2 IN ('filled', 'stopped') THEN now() END,
              offer_id = CASE WHEN $2 = 'filled' THEN $3::uuid END WHERE id = $1`,
      [backfillId, backfill, offerId],
    );
    expect(await codeOf(phones.reveal(producer.call, shootId, person.personId))).toBe(outcome);
    expect(await looks(person.personId)).toHaveLength(outcome === 'ok' ? 1 : 0);
  });

  it('stays closed for somebody with an ordinary offer, or whom it passed over', async () => {
    const [offered, passed] = [await reachable(), await reachable()];
    const posting = await stage.posting(await stage.shoot(await stage.producer()), { count: 2 });
    const { producer, shootId } = posting.shoot;
    await stage.offers([{ posting, slotId: posting.slotIds[1]!, personId: offered.personId }]);
    const { backfillId } = await asked(posting, posting.slotIds[0]!, await reachable());
    await stage.rows(
      `INSERT INTO backfill_candidate (backfill_id, person_id, round, level, passed_over) VALUES ($1, $2, 1, 'best', 'gap')`,
      [backfillId, passed.personId],
    );
    for (const { personId } of [offered, passed]) {
      expect(await codeOf(phones.reveal(producer.call, shootId, personId))).toBe('notFound');
    }
  });
});
