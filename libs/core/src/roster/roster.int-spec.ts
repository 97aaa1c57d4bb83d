import { INestApplicationContext } from '@nestjs/common';
import { codeOf, HiringCore, HiringStage, openHiringCore } from '@callboard/testing';
import { AdminShootModule } from '../admin/admin-shoot.module';
import { PersonAdmin } from '../admin/person-admin.service';
import { ShootAdmin } from '../admin/shoot-admin.service';
import { BookingModule } from '../booking/booking.module';
import { Bookings } from '../booking/bookings.service';
import { MyOffers } from '../offer/my-offers.service';
import { OfferModule } from '../offer/offer.module';
import { RosterModule } from './roster.module';
import { Rosters } from './roster.service';

let house: HiringCore;
let stage: HiringStage;
let core: INestApplicationContext;

beforeAll(async () => {
  house = await openHiringCore([AdminShootModule, BookingModule, OfferModule, RosterModule]);
  ({ stage, core } = house);
});

afterAll(() => house?.close());

/** Three gaffers wanted: one booked on three days, one asked, one that nobody can be. */
async function staffed() {
  const shoot = await stage.shoot(await stage.producer(), { days: 3 });
  const days = [stage.day(13), stage.day(14), stage.day(15)];
  const posting = await stage.posting(shoot, { count: 3, days });
  const [booked, asked] = await stage.people(2);
  const [first] = await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId: booked!.personId }]);
  await stage.offers([{ posting, slotId: posting.slotIds[1]!, personId: asked!.personId }]);
  await stage.db.query(
    `INSERT INTO slot_shortfall (slot_id, funnel, binding_rule, relaxations) VALUES ($1, '[]', 'pay', '[]')`,
    [posting.slotIds[2]],
  );
  const { bookingId } = await core.get(MyOffers).accept(booked!.call, first!);
  return { shoot, posting, days, booked: booked!, asked: asked!, bookingId: bookingId! };
}

describe('a roster', () => {
  it('shows who works on which day, filled of needed by department and day, and why the rest is open', async () => {
    const { shoot, posting, days, booked } = await staffed();
    const roster = await core.get(Rosters).get(shoot.producer.call, shoot.shootId);
    expect(roster.grid.days.map(({ day, type }) => [day, type])).toEqual([
      [days[0], 'prep'],
      [days[1], 'shoot'],
      [days[2], 'shoot'],
      [stage.day(16), 'shoot'],
    ]);
    const count = { needed: 3, filled: 1, offered: 1, missing: 2 };
    const none = { needed: 0, filled: 0, offered: 0, missing: 0 };
    expect(roster.grid.rows).toHaveLength(1);
    expect(roster.grid.rows[0]).toMatchObject({
      department: 'lighting',
      cells: [
        { day: days[0], ...count },
        { day: days[1], ...count },
        { day: days[2], ...count },
        { day: stage.day(16), ...none },
      ],
      personDays: { needed: 9, filled: 3, offered: 3, missing: 6 },
    });
    expect(roster.people).toEqual([
      {
        personId: booked.personId,
        displayName: '林小禾',
        handle: expect.any(String) as string,
        slots: [{ slotId: posting.slotIds[0], roleId: 'gaffer', department: 'lighting', days }],
        codes: ['PR', 'SW', 'WF', null],
        paidDays: 3,
      },
    ]);
    expect(roster.gaps.map((gap) => [gap.slotId, gap.state, gap.liveOffers, gap.reason])).toEqual([
      [posting.slotIds[1], 'offered', 1, 'awaitingAnswer'],
      [posting.slotIds[2], 'open', 0, 'rule.pay'],
    ]);
  });

  it('is there for members, admins and auditors, and for nobody else', async () => {
    const { shoot, booked } = await staffed();
    const open = (call: Parameters<Rosters['get']>[0]): Promise<string> =>
      codeOf(core.get(Rosters).get(call, shoot.shootId));
    expect(await open((await stage.headOf(shoot.producer, 'camera')).call)).toBe('ok');
    expect(await open((await stage.platform('admin')).call)).toBe('ok');
    expect(await open((await stage.platform('auditor')).call)).toBe('ok');
    expect(await open((await stage.producer()).call)).toBe('notFound');
    expect(await open(booked.call)).toBe('notFound');
  });
});

describe('a booking', () => {
  it('is there with its frozen terms for its person alone', async () => {
    const { booked, asked, bookingId, days } = await staffed();
    const bookings = core.get(Bookings);
    const mine = await bookings.mine(booked.call, {});
    expect(mine.map((row) => row.id)).toEqual([bookingId]);
    expect(mine[0]).toMatchObject({ days, paidDays: 3, payFen: 60_000, state: 'confirmed', roleId: 'gaffer' });
    expect((await bookings.one(booked.call, bookingId)).terms['totalFen']).toBe(180_000);
    expect(await codeOf(bookings.one(asked.call, bookingId))).toBe('notFound');
    expect(await bookings.mine(asked.call, {})).toEqual([]);
    expect(await bookings.mine(booked.call, { from: stage.day(16), to: stage.day(40) })).toEqual([]);
  });
});

describe("the platform's own people", () => {
  it('see all shoots with how far they are filled, by name, by state and page by page', async () => {
    const { shoot } = await staffed();
    const { call } = await stage.platform('auditor');
    const shoots = core.get(ShootAdmin);
    const page = await shoots.list(call, { limit: 1 });
    expect(page.items).toMatchObject([{ id: shoot.shootId, slots: 3, booked: 1, offered: 1, companyName: '青禾影视' }]);
    const rest = await shoots.list(call, { limit: 100, cursor: page.nextCursor! });
    expect(rest.items.map((row) => row.id)).not.toContain(shoot.shootId);
    expect(rest.items.length).toBeGreaterThan(0);
    expect((await shoots.list(call, { state: 'draft' })).items).toEqual([]);
    expect((await shoots.list(call, { q: '雪夜' })).items.length).toBeGreaterThan(0);
    expect((await shoots.list(call, { q: '%' })).items).toEqual([]);
    expect(await codeOf(shoots.list(shoot.producer.call, {}))).toBe('notFound');
  });

  it('find any person on any day', async () => {
    const { booked, asked, shoot, days } = await staffed();
    const { call } = await stage.platform('admin');
    const people = core.get(PersonAdmin);
    const handle = await stage.value<string>('SELECT handle FROM person WHERE id = $1', [booked.personId]);
    const [row] = (await people.find(call, handle.slice(4), days[1])).people;
    expect(row).toMatchObject({
      personId: booked.personId,
      roles: [{ roleId: 'gaffer', level: 3 }],
      availability: 'free',
      engagement: { kind: 'booked', shootId: shoot.shootId, roleId: 'gaffer', first: days[0], last: days[2] },
    });
    expect((await people.find(call, handle, stage.day(20))).people[0]!.engagement).toBeNull();
    expect((await people.find(call, '林小禾', days[0])).people.length).toBeGreaterThan(1);

    const shown = await people.days(call, asked.personId, { from: stage.day(12), to: days[0] });
    expect(shown.days.map((each) => each.engagement?.kind ?? null)).toEqual([null, 'offered']);
    expect(await codeOf(people.days(booked.call, asked.personId, {}))).toBe('notFound');
  });
});
