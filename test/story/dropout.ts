import { callboardClient, once, type components } from '@callboard/client';
import { addDays, dayIn } from '@callboard/domain';
import { Actor, must, mustRefuse, People } from './people';
import { claim, Script, until } from './script';

type Strip = components['schemas']['BackfillStrip'];

const ROLE = 'focus-puller';
const PASSWORD = 'callboard-demo';
/** How soon somebody must have been asked. */
const ASKED_WITHIN_MS = 5_000;

/** Somebody of this story, new to the market. */
interface Player extends Actor {
  readonly contact: string;
}

/**
 * The 23:10 story: the focus puller of a shoot that begins tomorrow cannot come. She gives her days back in two taps,
 * reserves and then the best are asked within seconds, one of them looks, one declines, one accepts, and the roster has
 * a new name before anybody has used a telephone.
 */
export class DropOutStory {
  private shootId = '';
  private postingId = '';
  private slotId = '';
  private bookingId = '';
  private backfillId = '';
  private leftAt = 0;
  private producer!: Actor;
  private focus!: Player;
  private reserves: readonly Player[] = [];
  private others: readonly Player[] = [];

  constructor(
    private readonly script: Script,
    private readonly people: People,
    private readonly baseUrl: string,
  ) {}

  async play(): Promise<void> {
    this.producer = await this.people.as('producer');
    this.script.chapter('1  A shoot that begins tomorrow');
    await this.shoot();
    await this.cast();
    await this.book();
    this.script.chapter('2  The focus puller cannot come');
    await this.dropOut();
    this.script.chapter('3  The place is refilled');
    await this.firstRound();
    await this.answers();
    this.script.chapter('4  Everybody knows');
    await this.everybodyKnows();
    await this.clear();
  }

  private shoot(): Promise<void> {
    return this.script.step('a shoot in Hengdian is open; its first day is tomorrow', async () => {
      const { api, companyId } = this.producer;
      const production = must(
        'production',
        await api.POST('/api/v1/companies/{companyId}/productions', {
          params: once({ companyId: companyId! }),
          body: { title: '故事：夜里十一点十分', genre: 'modern', episodes: 60 },
        }),
      );
      const firstShootingDay = addDays(dayIn('Asia/Shanghai', new Date()), 1);
      const body = { productionId: production.id, baseId: 'hengdian', firstShootingDay, shootingDays: 7 };
      const shoot = must(
        'shoot',
        await api.POST('/api/v1/companies/{companyId}/shoots', { params: once({ companyId: companyId! }), body }),
      );
      this.shootId = shoot.id;
      const posting = must(
        'posting',
        await api.POST('/api/v1/shoots/{shootId}/postings', {
          params: once({ shootId: shoot.id }),
          body: {
            roleId: ROLE,
            minLevel: 2,
            headcount: 1,
            payLowFen: 60_000,
            payHighFen: 90_000,
            hoursPerDay: 12,
            prepDays: 0,
            shootShareBp: 10_000,
            wrapDays: 0,
            headOfDepartment: false,
            entry: 'none',
            requirements: '',
          },
        }),
      );
      this.postingId = posting.id;
      const path = { shootId: shoot.id };
      must('publish', await api.POST('/api/v1/shoots/{shootId}/publish', { params: { path } }));
      const board = must('slots', await api.GET('/api/v1/shoots/{shootId}/proposals', { params: { path } }));
      this.slotId = board.slots[0]!.slotId;
      return `first day ${firstShootingDay}, one ${ROLE} for 7 days`;
    });
  }

  private cast(): Promise<void> {
    return this.script.step('four focus pullers who let themselves be called at night are free', async () => {
      const mark = Date.now().toString(36);
      const names = ['周敏', '张大力', '欧阳若兰', '李文'];
      const players: Player[] = [];
      for (const [index, name] of names.entries()) players.push(await this.newcomer(`dropout-${mark}-${index}`, name));
      this.focus = players[0]!;
      this.reserves = players.slice(1);
      this.others = players.slice(2);
      return names.join(', ');
    });
  }

  private async newcomer(handle: string, name: string): Promise<Player> {
    const contact = `${handle}@demo.callboard.example`;
    const anybody = this.people.anybody();
    must(
      `register ${name}`,
      await anybody.POST('/api/v1/auth/register', {
        body: { contact, displayName: name, password: PASSWORD, locale: 'zh' },
      }),
    );
    const { accessToken } = must(
      `log in ${name}`,
      await anybody.POST('/api/v1/auth/login', { body: { contact, password: PASSWORD, mode: 'bearer' } }),
    );
    const api = callboardClient({ baseUrl: this.baseUrl, token: () => accessToken });
    const { personId } = must(`session of ${name}`, await api.GET('/api/v1/auth/session'));
    const today = dayIn('Asia/Shanghai', new Date());
    const profile = {
      kind: 'freelancer' as const,
      homeBase: 'hengdian',
      maxTravelMinutes: 480,
      payFloorFen: 10_000,
      searchable: true,
      roles: [{ roleId: ROLE, level: 4 }],
    };
    must('profile', await api.PUT('/api/v1/me/profile', { params: { header: { 'If-Match': '"0"' } }, body: profile }));
    const body = { from: today, to: addDays(today, 30), state: 'free' as const };
    must('days', await api.PUT('/api/v1/me/availability', { body }));
    const channels = { mail: true, sms: true, push: true, digest: false, emergencyCalls: true };
    must('night calls', await api.PUT('/api/v1/me/notification-preferences', { body: channels }));
    return { name, personId, companyId: undefined, api, contact };
  }

  private book(): Promise<void> {
    return this.script.step(`${this.focus.name} is booked, and the others stand by as reserves`, async () => {
      const sent = must(
        'offer',
        await this.producer.api.POST('/api/v1/shoots/{shootId}/offers', {
          params: once({ shootId: this.shootId }),
          body: { slotId: this.slotId, personId: this.focus.personId },
        }),
      );
      const offer = must(
        'accept',
        await this.focus.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId: sent.offerId }) }),
      );
      this.bookingId = offer.bookingId!;
      for (const { api } of this.reserves) {
        const path = { postingId: this.postingId };
        must('stand by', await api.PUT('/api/v1/me/reserves/{postingId}', { params: { path } }));
      }
      return `booking ${offer.state}; reserves in order: ${this.reserves.map(({ name }) => name).join(', ')}`;
    });
  }

  private dropOut(): Promise<void> {
    return this.script.step(`${this.focus.name} is ill and gives the days back`, async () => {
      const bookingId = this.bookingId;
      this.leftAt = performance.now();
      const off = must(
        'drop out',
        await this.focus.api.POST('/api/v1/me/bookings/{bookingId}/drop-out', {
          params: once({ bookingId }),
          body: { reason: 'illness' },
        }),
      );
      claim(!off.counted && off.owedFen === 0 && off.lostDays === 7, 'illness is not counted and costs nothing');
      mustRefuse(
        'drop out again',
        409,
        'state.conflict',
        await this.focus.api.POST('/api/v1/me/bookings/{bookingId}/drop-out', {
          params: once({ bookingId }),
          body: { reason: 'illness' },
        }),
      );
      return `released from ${off.firstLostDay}, ${off.lostDays} days; not in the record`;
    });
  }

  private firstRound(): Promise<void> {
    return this.script.step('within five seconds people have been asked, the reserves first', async () => {
      const strip = await until(
        'somebody is asked',
        30_000,
        () => this.strip(),
        (found) => found !== null && found.asked > 0,
      );
      const ms = performance.now() - this.leftAt;
      this.backfillId = strip!.id;
      claim(ms < ASKED_WITHIN_MS, `somebody was asked within 5 s, not after ${(ms / 1_000).toFixed(1)} s`);
      const first = strip!.people.filter((each) => each.level === 'reserves' && each.offerId !== null);
      const [next] = this.reserves as [Player];
      claim(
        first.some(({ personId }) => personId === next.personId),
        'the first reserve was asked',
      );
      const asked = strip!.people.filter((each) => each.offerId !== null).map((each) => each.displayName);
      return `${asked.join(', ')} asked after ${(ms / 1_000).toFixed(2)} s; ${strip!.width} at a time, round ends ${strip!.roundEndsAt ?? ''}`;
    });
  }

  private async answers(): Promise<void> {
    await this.script.step('the first reserve looks, and declines; the strip says so', async () => {
      const [reserve] = this.reserves as [Player];
      const offerId = await this.offerTo(reserve);
      must('view', await reserve.api.POST('/api/v1/me/offers/{offerId}/view', { params: { path: { offerId } } }));
      const viewing = (await this.strip())!;
      claim(viewing.viewing === 1, 'one is viewing');
      const params = { path: { offerId } };
      must(
        'decline',
        await reserve.api.POST('/api/v1/offers/{offerId}/decline', { params, body: { reason: 'other' } }),
      );
      const after = (await this.strip())!;
      const row = after.people.find((each) => each.personId === reserve.personId)!;
      claim(row.offerState === 'declined', 'the strip shows the answer');
      return `${after.asked} asked, ${after.waitingFor} waiting`;
    });
    await this.script.step('the next one accepts, and the backfill is over', async () => {
      const winner = this.others[0]!;
      for (let look = 0; look < 20 && !(await this.isAsked(winner)); look += 1) {
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      claim(await this.isAsked(winner), `${winner.name} is asked`);
      const offerId = await this.offerTo(winner);
      must('accept', await winner.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId }) }));
      const strip = (await this.strip())!;
      claim(strip.state === 'filled' && strip.filledBy === winner.personId, 'the place is filled');
      const late = this.others[1]!;
      const lost = strip.people.find((each) => each.personId === late.personId);
      if (lost?.offerId) {
        mustRefuse(
          'accept too late',
          409,
          'slot.taken',
          await late.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId: lost.offerId }) }),
        );
      }
      return `${strip.filledName ?? ''} after ${((performance.now() - this.leftAt) / 1_000).toFixed(1)} s, round ${strip.round}`;
    });
  }

  private async everybodyKnows(): Promise<void> {
    await this.script.step('the roster has the new name, and the person who left is free', async () => {
      const path = { shootId: this.shootId };
      const roster = must(
        'roster',
        await this.producer.api.GET('/api/v1/shoots/{shootId}/roster', { params: { path } }),
      );
      const text = JSON.stringify(roster);
      claim(text.includes(this.others[0]!.personId), 'the new person stands in the roster');
      claim(!text.includes(this.focus.personId), 'who left does not');
      const mine = must('bookings', await this.focus.api.GET('/api/v1/me/bookings'));
      claim(
        mine.items.every(({ state }) => state === 'cancelled_by_person'),
        'her days are free',
      );
      return `${this.others[0]!.name} instead of ${this.focus.name}`;
    });
    await this.script.step('producer, leaver and newcomer have been told, each once', async () => {
      const told = async (who: Actor): Promise<string[]> =>
        must('notices', await who.api.GET('/api/v1/me/notifications')).items.map(({ template }) => template);
      const count = (list: readonly string[], template: string): number =>
        list.filter((each) => each === template).length;
      const left = await told(this.focus);
      const joined = await told(this.others[0]!);
      const producer = must('notices', await this.producer.api.GET('/api/v1/me/notifications'));
      const ours = producer.items.filter(({ link }) => link.includes(this.backfillId)).map(({ template }) => template);
      claim(count(left, 'booking.released') === 1, 'the leaver knows that she is released');
      claim(count(joined, 'booking.made') === 1, 'the newcomer knows that she is booked');
      claim(count(ours, 'booking.droppedOut') === 1, 'the producer knows who cannot come');
      claim(count(ours, 'backfill.filled') === 1, 'the producer knows who does');
      return [...ours, ...left.slice(0, 1), ...joined.slice(0, 1)].join(', ');
    });
  }

  private clear(): Promise<void> {
    return this.script.step('the shoot is cancelled again, so that the story can be told twice', async () => {
      const path = { shootId: this.shootId };
      const body = { reason: '演示结束' };
      const shoot = must(
        'cancel',
        await this.producer.api.POST('/api/v1/shoots/{shootId}/cancel', { params: { path }, body }),
      );
      return shoot.state;
    });
  }

  private async strip(): Promise<Strip | null> {
    const { api } = this.producer;
    const path = { shootId: this.shootId };
    const list = must('backfills', await api.GET('/api/v1/shoots/{shootId}/backfills', { params: { path } }));
    const row = list.items.find(({ slotId }) => slotId === this.slotId);
    if (!row) return null;
    const params = { path: { backfillId: row.id } };
    return must('backfill', await api.GET('/api/v1/backfills/{backfillId}', { params }));
  }

  private async isAsked({ personId }: Player): Promise<boolean> {
    const strip = await this.strip();
    return strip?.people.some((each) => each.personId === personId && each.offerId !== null) ?? false;
  }

  private async offerTo(player: Player): Promise<string> {
    const offers = must('offers', await player.api.GET('/api/v1/me/offers'));
    const offer = offers.items.find(({ slotId }) => slotId === this.slotId);
    claim(offer !== undefined, `${player.name} has been asked`);
    return offer.id;
  }
}
