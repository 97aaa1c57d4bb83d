import { INestApplicationContext } from '@nestjs/common';
import { marketSettings } from '@callboard/domain';
import { codeOf, HiringCore, HiringStage, openHiringCore, StagedPerson, StagedPosting } from '@callboard/testing';
import { MyOffers } from '../offer/my-offers.service';
import { OfferModule } from '../offer/offer.module';
import { Inbox } from '../notification/inbox.service';
import { NotificationModule } from '../notification/notification.module';
import { AnnouncementModule } from './announcement.module';
import { Announcements, AnnouncementWish } from './announcements.service';
import { MyAnnouncements } from './my-announcements.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;
let announcements: Announcements;
let mine: MyAnnouncements;

beforeAll(async () => {
  house = await openHiringCore([AnnouncementModule, NotificationModule, OfferModule], 20);
  ({ stage, core } = house);
  [announcements, mine] = [core.get(Announcements), core.get(MyAnnouncements)];
});
afterAll(() => house?.close());

interface Booked extends StagedPerson {
  readonly bookingId: string;
}

/** Somebody booked in the first place of a posting. */
async function book(posting: StagedPosting, at = 0): Promise<Booked> {
  const person = await stage.person({ role: posting.role });
  const slotId = posting.slotIds[at]!;
  const [offerId] = await stage.offers([{ posting, slotId, personId: person.personId }]);
  await core.get(MyOffers).accept(person.call, offerId!);
  const bookingId = await stage.value<string>('SELECT id FROM booking WHERE offer_id = $1', [offerId]);
  return { ...person, bookingId };
}

/** A shoot with two people of lighting and one of camera, and a place left in each. */
async function crew(first = 14) {
  const producer = await stage.producer();
  const shoot = await stage.shoot(producer, { first });
  const lighting = await stage.posting(shoot, { role: 'gaffer', count: 3 });
  const camera = await stage.posting(shoot, { role: 'focus-puller', count: 2 });
  const people = [await book(lighting), await book(lighting, 1), await book(camera)] as const;
  return { producer, shootId: shoot.shootId, lighting, camera, people };
}

type Crew = Awaited<ReturnType<typeof crew>>;

const say = ({ producer, shootId }: Crew, wish: Partial<AnnouncementWish> = {}, by: StagedPerson = producer) =>
  announcements.send(by.call, shootId, { department: null, text: '明早五点半集合', urgent: false, ...wish });
const seenBy = async ({ call, bookingId }: Booked) => mine.ofBooking(call, bookingId);
const told = ({ personId }: StagedPerson, template: string): Promise<number> =>
  stage.value('SELECT count(*)::int FROM notification WHERE person_id = $1 AND template = $2', [personId, template]);
const auditOf = (id: string): Promise<{ action: string; after: unknown }[]> =>
  stage.rows('SELECT action, after FROM audit_entry WHERE subject_id = $1 ORDER BY at, id', [id]);

describe('an announcement', () => {
  it('goes to everybody who is booked, once, and counts who has read it', async () => {
    const all = await crew();
    const sent = await say(all);
    expect(sent).toMatchObject({ all: 3, read: 0, text: '明早五点半集合', department: null, withdrawnAt: null });
    expect(await auditOf(sent.id)).toEqual([
      { action: 'announcement.send', after: { department: null, urgent: false, recipients: 3 } },
    ]);
    const [reader, second] = all.people;
    for (const person of all.people) expect(await told(person, 'shoot.announcement')).toBe(1);
    expect(await seenBy(reader)).toMatchObject([{ id: sent.id, mine: true, readAt: null, text: sent.text }]);

    const at = await mine.read(reader.call, sent.id);
    expect(await mine.read(reader.call, sent.id)).toEqual(at);
    await Promise.all(Array.from({ length: 5 }, () => mine.read(second.call, sent.id)));
    const now = await announcements.get(all.producer.call, all.shootId, sent.id);
    expect(now).toMatchObject({ all: 3, read: 2 });
    expect(now.unread).toMatchObject([{ personId: all.people[2].personId, department: 'camera' }]);
    expect((await announcements.list(all.producer.call, all.shootId, {})).items).toMatchObject([
      { id: sent.id, all: 3, read: 2 },
    ]);
    // Whether somebody has read is nobody's business but the row's.
    expect(await auditOf(sent.id)).toHaveLength(1);
  });

  it('to a department goes to that one, and a head of it speaks to the own one alone', async () => {
    const all = await crew();
    const head = await stage.headOf(all.producer, 'lighting');
    const toLighting = await say(all, { department: 'lighting' }, head);
    expect(toLighting).toMatchObject({ all: 2, department: 'lighting' });
    const toCamera = await say(all, { department: 'camera' });
    expect(await seenBy(all.people[2])).toMatchObject([{ id: toCamera.id }]);
    expect(await codeOf(say(all, { department: 'camera' }, head))).toBe('access.denied');
    expect(await codeOf(say(all, {}, head))).toBe('access.denied');
    expect((await announcements.list(head.call, all.shootId, {})).items.map(({ id }) => id)).toEqual([toLighting.id]);
    expect(await codeOf(announcements.get(head.call, all.shootId, toCamera.id))).toBe('access.denied');
    expect(await codeOf(announcements.withdraw(head.call, all.shootId, toCamera.id))).toBe('access.denied');
    expect(await codeOf(say(all, {}, await stage.producer()))).toBe('notFound');
    expect(await codeOf(say(all, {}, all.people[0]))).toBe('notFound');
    expect(await codeOf(mine.read(all.people[0].call, toCamera.id))).toBe('notFound');
    expect(await codeOf(mine.ofBooking(all.people[0].call, all.people[1].bookingId))).toBe('notFound');
  });

  it('is seen by whoever is booked later in its department, without being counted', async () => {
    const all = await crew();
    const toLighting = await say(all, { department: 'lighting' });
    const toCamera = await say(all, { department: 'camera' });
    const toAll = await say(all);
    const late = await book(all.lighting, 2);
    expect((await seenBy(late)).map(({ id, mine: own }) => [id, own])).toEqual([
      [toAll.id, false],
      [toLighting.id, false],
    ]);
    expect(await codeOf(mine.read(late.call, toAll.id))).toBe('notFound');
    expect(await announcements.get(all.producer.call, all.shootId, toAll.id)).toMatchObject({ all: 3, read: 0 });
    // Whoever leaves keeps what went to her and hears no more.
    await stage.rows(`UPDATE booking SET state = 'cancelled_by_person' WHERE id = ANY($1::uuid[])`, [
      [late.bookingId, all.people[2].bookingId],
    ]);
    const after = await say(all);
    expect(after.all).toBe(2);
    expect(await seenBy(late)).toEqual([]);
    expect((await seenBy(all.people[2])).map(({ id }) => id)).toEqual([toAll.id, toCamera.id]);
  });

  it('that is urgent goes out now, and in the quiet hours when work is near', async () => {
    const [far, near] = [await crew(14), await crew(0)];
    await say(far, { urgent: true });
    await say(near, { urgent: true });
    const [person] = near.people;
    expect(await told(person, 'shoot.urgentAnnouncement')).toBe(1);
    const emergencyOf = ({ personId }: StagedPerson) =>
      stage.rows(`SELECT urgent, emergency FROM notification WHERE person_id = $1 AND template LIKE 'shoot.urgent%'`, [
        personId,
      ]);
    expect(await emergencyOf(far.people[0])).toEqual([{ urgent: true, emergency: false }]);
    expect(await emergencyOf(person)).toEqual([{ urgent: true, emergency: true }]);
  });

  it('that is withdrawn shows its text to nobody, only that it was', async () => {
    const all = await crew();
    const sent = await say(all);
    const [person] = all.people;
    const notice = async () =>
      (await core.get(Inbox).list(person.call, {})).items.find(({ template }) => template === 'shoot.announcement')!;
    expect((await notice()).text.zh).toContain('明早五点半集合');
    expect((await notice()).title.zh).not.toContain('集合');
    expect((await notice()).link).toBe(`/me/jobs/${person.bookingId}`);
    await Promise.all(Array.from({ length: 4 }, () => announcements.withdraw(all.producer.call, all.shootId, sent.id)));
    const again = await announcements.withdraw(all.producer.call, all.shootId, sent.id);
    expect(again.text).toBeNull();
    expect(again.withdrawnAt).not.toBeNull();
    expect((await auditOf(sent.id)).map(({ action }) => action)).toEqual([
      'announcement.send',
      'announcement.withdraw',
    ]);
    expect(await seenBy(person)).toMatchObject([{ id: sent.id, text: null, withdrawnAt: again.withdrawnAt }]);
    expect((await notice()).text.zh).not.toContain('集合');
  });

  it('is refused when nobody would get it, and when the day has had enough, also at once', async () => {
    const all = await crew();
    expect(await codeOf(say(all, { department: 'sound' }))).toBe('announcement.nobody');
    expect((await announcements.list(all.producer.call, all.shootId, {})).items).toEqual([]);
    const most = marketSettings.announcementsADay.value;
    const codes = await Promise.all(Array.from({ length: most + 4 }, () => codeOf(say(all))));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(most);
    expect(new Set(codes)).toEqual(new Set(['ok', 'announcement.tooMany']));
    const { items } = await announcements.list(all.producer.call, all.shootId, {});
    await announcements.withdraw(all.producer.call, all.shootId, items[0]!.id);
    expect(await codeOf(say(all))).toBe('announcement.tooMany');
    // Tomorrow is another day.
    await stage.rows(`UPDATE announcement SET created_at = created_at - interval '1 day' WHERE id = $1`, [
      items[1]!.id,
    ]);
    expect(await codeOf(say(all))).toBe('ok');
  });

  it('and an acceptance at the same moment agree on who got it', async () => {
    const all = await crew();
    const person = await stage.person({ role: 'gaffer' });
    const [offerId] = await stage.offers([
      { posting: all.lighting, slotId: all.lighting.slotIds[2]!, personId: person.personId },
    ]);
    const [sent] = await Promise.all([say(all), core.get(MyOffers).accept(person.call, offerId!)]);
    const [booking] = await stage.rows<{ id: string; before: boolean }>(
      `SELECT b.id, t.person_id IS NOT NULL AS before FROM booking b
       LEFT JOIN announcement_recipient t ON t.person_id = b.person_id AND t.announcement_id = $2
       WHERE b.offer_id = $1`,
      [offerId, sent.id],
    );
    expect(sent.all).toBe(booking!.before ? 4 : 3);
    expect(await seenBy({ ...person, bookingId: booking!.id })).toMatchObject([{ id: sent.id, mine: booking!.before }]);
  });
});
