import { DomainError, isDomainError } from '@callboard/domain';
import type { StagedPerson, StagedPosting } from '@callboard/testing';
import type { Scene } from './scene';

/** Something that somebody, or the product by itself, does to a scene. */
export type Command = (scene: Scene) => Promise<unknown>;

/** The terms that were sent are those that whoever accepts has read. */
const READ = { revision: 1 };

/** As the page does it: with the version that it saw before anything else happened. */
async function edit({ world, producer, posting }: Scene, patch: object): Promise<unknown> {
  return world.postings.update(producer.call, posting.postingId, 1, patch);
}

/** Lets the run of the shoot lie in the past, and the clock do its work: others may hold the row for a moment. */
async function wrap({ world, posting }: Scene): Promise<void> {
  const { shootId } = posting.shoot;
  await world.stage.rows(
    `UPDATE shoot SET run = daterange(lower(run) - 60, upper(run) - 60), first_shooting_day = first_shooting_day - 60
     WHERE id = $1`,
    [shootId],
  );
  for (let tries = 0; tries < 400; tries += 1) {
    await world.advance();
    const state = await world.stage.value<string>('SELECT state FROM shoot WHERE id = $1', [shootId]);
    if (state === 'wrapped' || state === 'cancelled') return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the shoot was not wrapped');
}

/** Work of a queue: told to come again, it does. */
async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isDomainError(error) || error.code !== ('busy' satisfies DomainError['code']) || tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** A producer asks a person of her own choice for the so-manieth place of a posting. */
async function ask({ world }: Scene, posting: StagedPosting, place: number, person: StagedPerson): Promise<unknown> {
  const wish = { slotId: posting.slotIds[place]!, personId: person.personId };
  return world.offers.direct(posting.shoot.producer.call, posting.shoot.shootId, wish);
}

/** The same, and only holds her days. */
async function hold({ world }: Scene, posting: StagedPosting, place: number, person: StagedPerson): Promise<unknown> {
  const wish = { slotId: posting.slotIds[place]!, personId: person.personId };
  return world.holds.place(posting.shoot.producer.call, posting.shoot.shootId, wish);
}

/** The work that follows when a place of the set has come free; none while nobody has left it. */
async function replace({ world, set }: Scene): Promise<void> {
  const place = `SELECT id FROM slot WHERE posting_id = $1 AND state NOT IN ('booked', 'worked', 'cancelled')`;
  const slotId = await world.stage.value<string | undefined>(place, [set.posting.postingId]);
  if (slotId !== undefined) await patiently(() => world.job('slot.refill', slotId));
}

/** Holds, and the offers of others that meet them. */
const OF_HOLDS: Readonly<Record<string, Command>> = {
  placeHold: (scene) => hold(scene, scene.posting, 1, scene.candidate),
  placeHoldElsewhere: (scene) => hold(scene, scene.holds.strangePlace, 0, scene.candidate),
  releaseHold: ({ world, producer, holds }) => world.holds.release(producer.call, holds.hold),
  giveHoldBack: ({ world, holds }) => world.myHolds.release(holds.held.call, holds.hold),
  convertHold: ({ world, producer, holds }) => world.holds.convert(producer.call, holds.hold, {}),
  expireHold: async ({ world, holds }) => {
    await world.runOut(holds.hold);
    await patiently(() => world.job('hold.expire', holds.hold));
  },
  challengeHold: (scene) => ask(scene, scene.holds.strangeLater, 0, scene.holds.held),
  acceptFromBefore: ({ world, holds }) => world.myOffers.accept(holds.held.call, holds.earlier),
  acceptHeldPlace: ({ world, holds }) => world.myOffers.accept(holds.sitter.call, holds.sitterOffer),
  lapseChallenge: ({ world, holds }) => world.runOut(holds.claim),
  acceptChallenger: ({ world, holds }) => world.myOffers.accept(holds.claimed.call, holds.challenger),
  declineChallenger: ({ world, holds }) => world.myOffers.decline(holds.claimed.call, holds.challenger, 'pay'),
  challengeAgain: (scene) => ask(scene, scene.holds.strangeLater, 1, scene.holds.claimed),
};

/** What people and companies that are at work on a shoot do, or want no more to do. */
const OF_PAIRS: Readonly<Record<string, Command>> = {
  block: ({ world, asked, producer }) => world.blocks.make(asked.call, producer.companyId, ''),
  blockUnasked: ({ world, candidate, producer }) => world.blocks.make(candidate.call, producer.companyId, ''),
  blockUnseen: ({ world, newcomer, producer }) => world.blocks.make(newcomer.call, producer.companyId, ''),
  blockHeld: ({ world, producer, holds }) =>
    world.companyBlocks.make(producer.call, producer.companyId, holds.held.personId, ''),
  standBy: ({ world, newcomer, posting }) => world.reserves.join(newcomer.call, posting.postingId),
  standDown: ({ world, asked, posting }) => world.reserves.leave(asked.call, posting.postingId),
  noShow: ({ world, producer, set }) => world.endings.noShow(producer.call, set.booking, { refill: true }),
  leaveSet: ({ world, set }) =>
    world.endings.dropOut(set.absent.call, set.booking, { reason: 'illness', fromDay: world.stage.today }),
  replace,
  cancelSet: ({ world, producer, set }) => world.shoots.cancel(producer.call, set.posting.shoot.shootId, 'no money'),
};

/**
 * Every command that touches a posting's life. A new command is a line here: it is then raced against all others, and
 * against itself.
 */
export const COMMANDS: Readonly<Record<string, Command>> = {
  apply: ({ world, newcomer, posting }) => world.applications.submit(newcomer.call, posting.postingId, '', null),
  withdrawApplication: ({ world, asked, application }) => world.applications.withdraw(asked.call, application),
  shortlist: ({ world, producer, waiting }) => world.decisions.decide(producer.call, waiting, 'shortlist'),
  withdrawWaiting: ({ world, applicant, waiting }) => world.applications.withdraw(applicant.call, waiting),
  declineApplication: ({ world, producer, waiting }) => world.decisions.decide(producer.call, waiting, 'decline'),
  offer: (scene) => ask(scene, scene.posting, 1, scene.candidate),
  accept: ({ world, asked, offer }) => world.myOffers.accept(asked.call, offer, READ),
  acceptAsRival: ({ world, rival, rivalOffer }) => world.myOffers.accept(rival.call, rivalOffer, READ),
  acceptElsewhere: ({ world, asked, elsewhere }) => world.myOffers.accept(asked.call, elsewhere),
  counter: ({ world, asked, offer }) => world.counters.propose(asked.call, offer, { payFen: 65_000 }),
  answerCounter: ({ world, producer, rivalOffer }) =>
    world.counterAnswers.answer(producer.call, rivalOffer, { answer: 'agreed' }),
  decline: ({ world, asked, offer }) => world.myOffers.decline(asked.call, offer, 'dates'),
  withdrawOffer: ({ world, producer, offer }) => world.offers.withdraw(producer.call, offer, 'plans_changed'),
  expire: async ({ world, offer }) => {
    await world.stage.rows(`UPDATE offer SET expires_at = clock_timestamp() WHERE id = $1`, [offer]);
    await patiently(() => world.job('offer.expire', offer));
  },
  cancelShoot: ({ world, producer, posting }) => world.shoots.cancel(producer.call, posting.shoot.shootId, 'no money'),
  wrap,
  dropOut: ({ world, booked, booking }) => world.endings.dropOut(booked.call, booking, { reason: 'other' }),
  cancelBooking: ({ world, producer, booking }) =>
    world.endings.cancel(producer.call, booking, { reason: 'budget', refill: true }),
  morePlaces: (scene) => edit(scene, { headcount: 4 }),
  fewerPlaces: (scene) => edit(scene, { headcount: 2 }),
  changeDates: (scene) => edit(scene, { shiftDays: 1 }),
  changePay: (scene) => edit(scene, { payHighFen: 90_000 }),
  hide: (scene) => edit(scene, { visibility: 'private' }),
  settle: ({ world, posting }) => patiently(() => world.job('posting.settle', posting.postingId)),
  refill: ({ world, posting }) => patiently(() => world.job('slot.refill', posting.slotIds[1]!)),
  ...OF_HOLDS,
  ...OF_PAIRS,
};

/** What a command comes to while nothing else has happened, where that is a refusal. */
export const REFUSED: Readonly<Record<string, string>> = {
  acceptChallenger: 'hold.first',
};
