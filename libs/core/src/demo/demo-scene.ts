import { SeedRepository, Tx } from '@callboard/database';
import { addDays, Day, RoleId } from '@callboard/domain';
import { DemoCrew } from './demo-crew';
import { DemoMatch } from './demo-match';
import { DemoOffer, offerRow } from './demo-offers';
import { DemoPerson } from './demo-people';
import { DemoOpening, DemoShootRows } from './demo-rows';
import { AWAY, DEMO_SUSPENDED, DemoShootPlan, STAFFING, TAKEN, UNFILLED } from './demo-shoots';
import { insertTrailed } from './demo-trail';

/** A demo shoot that has been written. */
export interface SceneShoot {
  readonly plan: DemoShootPlan;
  readonly made: DemoShootRows;
  readonly companyId: string;
}

/** What the scene is set with. */
export interface SceneInput {
  readonly shoots: ReadonlyMap<string, SceneShoot>;
  readonly named: ReadonlyMap<string, DemoPerson>;
  readonly accountIds: ReadonlyMap<string, string>;
  readonly crew: DemoCrew;
  readonly today: Day;
  readonly nextId: () => string;
}

/** How those answered who were asked for the place that nobody takes. */
const ANSWERS = [
  { state: 'declined', answerReason: 'dates' },
  { state: 'declined', answerReason: 'pay' },
  { state: 'expired', answerReason: null },
  { state: 'declined', answerReason: 'distance' },
  { state: 'declined', answerReason: 'other' },
] as const;
/** More are not asked for one place. */
const MOST_ASKED = 12;
/** Minutes on the clock of the freelancer's offer. */
const FREELANCER_MINUTES = 20 * 60;
/** Offers that a producer sent besides those to the demo accounts, and how many of them have been looked at. */
const SENT = 7;
const VIEWED = 3;

/** What goes on in the demo market today besides shoots and bookings: somebody waits in every place of the product. */
export class DemoScene {
  private readonly match: DemoMatch;

  constructor(
    private readonly tx: Tx,
    private readonly rows: SeedRepository,
    private readonly input: SceneInput,
  ) {
    this.match = new DemoMatch(tx);
  }

  async write(): Promise<void> {
    await this.apply();
    await this.refuse();
    await this.staff();
    await this.askAway();
    await this.suspend();
  }

  private shoot(title: string): SceneShoot {
    return this.input.shoots.get(title)!;
  }

  private person(handle: string): DemoPerson {
    return this.input.named.get(handle)!;
  }

  private opening(title: string, role: RoleId): DemoOpening {
    return this.shoot(title).made.open.find(({ posting }) => posting.roleId === role)!;
  }

  /** The demo seekers' own applications: one that waits, one on the short list, one that came too late. */
  private async apply(): Promise<void> {
    const taken = this.shoot(TAKEN).made.postings.find(
      ({ role_id, state }) => state === 'filled' && ['focus-puller', 'second-ac'].includes(String(role_id)),
    );
    const wishes = [
      { handle: 'graduate', title: UNFILLED, posting: this.opening(UNFILLED, 'camera-trainee').postingId, ago: 1 },
      { handle: 'freelancer', title: UNFILLED, posting: this.opening(UNFILLED, 'focus-puller').postingId, ago: 2 },
      ...(taken ? [{ handle: 'freelancer', title: TAKEN, posting: taken.id, ago: 18 }] : []),
    ];
    const notes: Readonly<Record<string, string>> = {
      graduate: '浙传应届，住横店，可以早出工',
      freelancer: '跟过六组，自带无线跟焦',
    };
    for (const { handle, title, posting, ago } of wishes) {
      const late = title === TAKEN;
      const at = `${addDays(this.input.today, -ago)}T02:10:00Z`;
      const { made, companyId } = this.shoot(title);
      const scope = { companyId, shootId: String(made.shoot.id) };
      const row = {
        id: this.input.nextId(),
        posting_id: posting,
        shoot_id: made.shoot.id,
        person_id: this.person(handle).id,
        note: notes[handle],
        state: late ? 'closed' : handle === 'graduate' ? 'submitted' : 'shortlisted',
        closed_reason: late ? 'posting_filled' : null,
        created_at: at,
        changed_at: late ? `${addDays(this.input.today, -ago + 1)}T06:00:00Z` : at,
      };
      await insertTrailed(this.tx, this.rows, 'application', [row], scope);
    }
  }

  /** Everybody who could direct the action was asked and will not: the place stays open for another reason than pay. */
  private async refuse(): Promise<void> {
    const { plan, made, companyId } = this.shoot(STAFFING);
    const place = this.opening(STAFFING, 'action-director');
    const booked = new Set(made.booked.map(({ person }) => person.id));
    const asked = this.input.crew.fitting(place).filter(({ id }) => !booked.has(id));
    const { today, nextId } = this.input;
    const offers = asked.slice(0, MOST_ASKED).map((person, index): DemoOffer => {
      const answer = ANSWERS[index % ANSWERS.length]!;
      const expiresAt = `${addDays(today, -1)}T0${index % 8}:40:00Z`;
      return {
        ...answer,
        offerId: nextId(),
        slotId: place.id,
        postingId: place.postingId,
        person,
        posting: place.posting,
        days: place.days,
        payFen: Math.max(place.posting.rateLowFen, person.payFloorFen),
        sentAt: `${addDays(today, -3)}T0${index % 8}:40:00Z`,
        expiresAt,
        answeredAt: answer.state === 'expired' ? expiresAt : `${addDays(today, -2)}T0${index % 8}:05:00Z`,
      };
    });
    const rows = offers.map((offer) => offerRow(offer, made, plan));
    await insertTrailed(this.tx, this.rows, 'offer', rows, { companyId, shootId: String(made.shoot.id) });
  }

  /** The match of the shoot that is being staffed, and the first offers that came of it. */
  private async staff(): Promise<void> {
    const { made, companyId } = this.shoot(STAFFING);
    const scope = { companyId, shootId: String(made.shoot.id) };
    const wishes = [
      { handle: 'freelancer', role: 'focus-puller', minutes: FREELANCER_MINUTES },
      { handle: 'graduate', role: 'lighting-trainee', minutes: null },
    ] as const;
    const wished = wishes.map(({ handle, role }) => ({
      slotId: this.opening(STAFFING, role).id,
      personId: this.person(handle).id,
    }));
    const proposals = await this.match.fill(scope, this.input.accountIds.get('producer')!, wished);
    for (const [index, { minutes }] of wishes.entries()) {
      const { slotId, personId } = wished[index]!;
      const mine = proposals.filter((proposal) => proposal.slotId === slotId && proposal.personId === personId);
      await this.match.send(scope, mine, minutes);
    }
    const others = proposals.filter(({ slotId }) => wished.every((wish) => wish.slotId !== slotId));
    const sent = await this.match.send(scope, others.slice(0, SENT), null);
    await this.match.lifeCycles.moveMany(this.tx, 'offer', 'view', sent.slice(0, VIEWED), scope);
  }

  /** A producer elsewhere asks the freelancer too, for days that he is asked for already. */
  private async askAway(): Promise<void> {
    const { made, companyId } = this.shoot(AWAY);
    const place = this.opening(AWAY, 'focus-puller');
    const person = this.person('freelancer');
    const payFen = Math.max(place.posting.rateLowFen, person.payFloorFen);
    const scope = { companyId, shootId: String(made.shoot.id) };
    await this.match.ask(scope, { slotId: place.id, personId: person.id }, payFen);
  }

  private async suspend(): Promise<void> {
    const accountId = this.input.accountIds.get(DEMO_SUSPENDED.handle);
    if (!accountId) return;
    const patch = { token_version: 2 };
    await this.match.lifeCycles.move(this.tx, 'account', 'suspend', accountId, {
      patch,
      reason: DEMO_SUSPENDED.reason,
    });
  }
}
