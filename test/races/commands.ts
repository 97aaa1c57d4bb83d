import { DomainError, isDomainError } from '@callboard/domain';
import type { Scene } from './scene';

/** Something that somebody, or the product by itself, does to a scene. */
export type Command = (scene: Scene) => Promise<unknown>;

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

/**
 * Every command that touches a posting's life. A new command is a line here: it is then raced against all others, and
 * against itself.
 */
export const COMMANDS: Readonly<Record<string, Command>> = {
  apply: ({ world, newcomer, posting }) => world.applications.submit(newcomer.call, posting.postingId, '', null),
  withdrawApplication: ({ world, asked, application }) => world.applications.withdraw(asked.call, application),
  shortlist: ({ world, producer, waiting }) => world.decisions.decide(producer.call, waiting, 'shortlist'),
  declineApplication: ({ world, producer, waiting }) => world.decisions.decide(producer.call, waiting, 'decline'),
  offer: ({ world, producer, posting, candidate }) =>
    world.offers.direct(producer.call, posting.shoot.shootId, {
      slotId: posting.slotIds[1]!,
      personId: candidate.personId,
    }),
  accept: ({ world, asked, offer }) => world.myOffers.accept(asked.call, offer),
  acceptAsRival: ({ world, rival, rivalOffer }) => world.myOffers.accept(rival.call, rivalOffer),
  acceptElsewhere: ({ world, asked, elsewhere }) => world.myOffers.accept(asked.call, elsewhere),
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
};
