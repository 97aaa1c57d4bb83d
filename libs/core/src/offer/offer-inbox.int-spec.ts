import { HiringCore, HiringStage, openHiringCore, StagedPerson, StagedPosting, statementsOf } from '@callboard/testing';
import { MyOffers } from './my-offers.service';
import { OfferInbox } from './offer-inbox.service';
import { OfferModule } from './offer.module';

let house: HiringCore;
let stage: HiringStage;
let inbox: OfferInbox;

beforeAll(async () => {
  house = await openHiringCore([OfferModule]);
  ({ stage } = house);
  inbox = house.core.get(OfferInbox);
});
afterAll(() => house?.close());

/** A posting of seven days that begins so many days from today. */
const postingAt = async (first: number, base = 'hengdian'): Promise<StagedPosting> =>
  stage.posting(await stage.shoot(await stage.producer(), { first, base }));

async function offerTo(person: StagedPerson, posting: StagedPosting, expiresInMs?: number): Promise<string> {
  const pair = { posting, slotId: posting.slotIds[0]!, personId: person.personId };
  return (await stage.offers([pair], expiresInMs === undefined ? {} : { expiresInMs }))[0]!;
}

/** The clashes of an offer, the same in the list and by itself. */
async function clashesOf(person: StagedPerson, offerId: string): Promise<string[]> {
  const one = await inbox.get(person.call, offerId);
  const listed = (await inbox.list(person.call, {})).items.find(({ id }) => id === offerId)!;
  expect(listed).toEqual(one);
  return one.clashes.map(({ kind, neededDays, freeDays }) => `${kind} ${freeDays}/${neededDays}`);
}

describe('an offer in the inbox', () => {
  it('says why, alike in the list and by itself', async () => {
    const person = await stage.person();
    const offerId = await offerTo(person, await postingAt(14));
    expect((await inbox.get(person.call, offerId)).reasons).toEqual({ kind: 'direct', terms: [] });
    const terms = [
      { id: 'payFit', points: 100, params: { offeredPayFen: 55_000 } },
      { id: 'distance', points: 30, params: { minutes: 20 } },
      { id: 'levelFit', points: 90, params: { level: 3, wantedLevel: 3, firstBooking: false } },
    ];
    await stage.db.query('UPDATE offer SET reasons = $2 WHERE id = $1', [
      offerId,
      JSON.stringify({ kind: 'match', score: 220, terms }),
    ]);
    const told = { kind: 'match', terms: [terms[2], terms[1]] };
    expect((await inbox.get(person.call, offerId)).reasons).toEqual(told);
    expect((await inbox.list(person.call, {})).items[0]!.reasons).toEqual(told);
  });

  it('names bookings that it overlaps, or to which too few days lie between', async () => {
    const person = await stage.person();
    const posting = await postingAt(14);
    const offerId = await offerTo(person, posting);
    expect(await clashesOf(person, offerId)).toEqual([]);
    const before = await stage.bookingElsewhere(person.personId, 11, 13, 'dali');
    expect(await clashesOf(person, offerId)).toEqual(['gap 0/1']);
    const within = await stage.bookingElsewhere(person.personId, 18, 22);
    const [first, second] = (await inbox.get(person.call, offerId)).clashes;
    expect(first).toMatchObject({ bookingId: before, shootTitle: '雪夜归人' });
    expect(first!.span).toEqual({ first: stage.day(11), last: stage.day(13) });
    expect(second).toMatchObject({ bookingId: within, kind: 'overlap', neededDays: 0, freeDays: 0 });
  });

  it('knows of no clash once it is answered or its clock has run out', async () => {
    const person = await stage.person();
    await stage.bookingElsewhere(person.personId, 18, 22);
    const [live, late] = [
      await offerTo(person, await postingAt(14)),
      await offerTo(person, await postingAt(15), -1_000),
    ];
    expect(await clashesOf(person, live)).toEqual(['overlap 0/0']);
    expect(await clashesOf(person, late)).toEqual([]);
    expect((await house.core.get(MyOffers).decline(person.call, live, 'dates')).clashes).toEqual([]);
    expect(await clashesOf(person, live)).toEqual([]);
  });

  it('costs as many statements among twenty as alone', async () => {
    const person = await stage.person();
    await stage.bookingElsewhere(person.personId, 18, 22);
    for (let index = 0; index < 20; index += 1) await offerTo(person, await postingAt(14 + index));
    const statements = async (limit: number): Promise<number> =>
      (await statementsOf(() => inbox.list(person.call, { limit }))).length;
    expect((await inbox.list(person.call, {})).items).toHaveLength(21);
    expect([await statements(1), await statements(20)]).toEqual([3, 3]);
  });
});
