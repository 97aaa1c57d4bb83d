import { SCORE_IDS } from '@callboard/matching';
import { once, type components } from '@callboard/client';
import { Actor, must, mustRefuse, People } from './people';
import { claim, Script, until } from './script';
import { Shoot, SHORT_ROLE, yuan } from './set-up';
import { listen } from './stream';

export type ProposalBoard = components['schemas']['ProposalBoard'];
type ProposedSlot = ProposalBoard['slots'][number];
type SentOffer = components['schemas']['SentOffer'];
type PersonCard = components['schemas']['PersonCard'];

/** A place and who would be next for it. */
interface Contested {
  readonly slotId: string;
  readonly runnersUp: readonly PersonCard[];
}

/** The offers that were sent, whom they went to, and who was next for each place. */
export interface Sent {
  readonly offers: readonly SentOffer[];
  /** Handles by offer. */
  readonly handles: ReadonlyMap<string, string>;
  /** By slot. */
  readonly contested: ReadonlyMap<string, Contested>;
}

/** Minutes on the clock of the story's offers: short, because one of them is left to run out. */
const CLOCK_MINUTES = 1;

export async function boardOf(producer: Actor, shootId: string): Promise<ProposalBoard> {
  return must(
    'proposals',
    await producer.api.GET('/api/v1/shoots/{shootId}/proposals', { params: { path: { shootId } } }),
  );
}

/** Chapter 3: one click on "Fill". */
export async function fill(
  script: Script,
  producer: Actor,
  shoot: Shoot,
  { baseUrl, token, applicants }: { baseUrl: string; token: string; applicants: readonly string[] },
): Promise<void> {
  const shootId = shoot.id;
  await script.step(
    '"Fill": the engine proposes a person for every slot it can fill, and proves that no plan is better',
    async () => {
      const run = must(
        'match run',
        await producer.api.POST('/api/v1/shoots/{shootId}/match-runs', { params: once({ shootId }) }),
      );
      const stream = listen(`${baseUrl}/api/v1/events?topics=run:${run.id}`, token);
      const done = await until(
        'match run',
        30_000,
        async () =>
          must('run', await producer.api.GET('/api/v1/match-runs/{runId}', { params: { path: { runId: run.id } } })),
        ({ state }) => state === 'done' || state === 'failed',
      );
      stream.close();
      claim(done.state === 'done' && done.result !== null, `the run is done (${done.failure ?? done.state})`);
      const { proposed, open, provenOptimal, people, engineMs, totalMs, primal, dual } = done.result;
      claim(provenOptimal, 'the plan is proven optimal');
      claim(proposed + open === 75, `75 slots are accounted for, not ${proposed} + ${open}`);
      claim(stream.count() > 0, 'progress came by server-sent events');
      return `${proposed} proposed, ${open} open of ${people} people; primal ${primal} = dual ${dual}; engine ${engineMs} ms, request to proposal ${totalMs} ms; ${stream.count()} live messages`;
    },
  );
  await script.step(
    'each choice carries its terms and runners-up, each open slot its funnel and binding rule',
    async () => {
      const board = await boardOf(producer, shootId);
      const filled = board.slots.filter(({ proposal }) => proposal);
      const open = board.slots.filter(({ proposal, slotState }) => !proposal && slotState === 'open');
      claim(
        filled.every(({ proposal }) => proposal!.terms.map(({ id }) => id).join() === SCORE_IDS.join()),
        'every score term each',
      );
      claim(
        filled.every(({ proposal }) => proposal!.runnersUp.length === 2),
        'two runners-up each',
      );
      claim(
        open.some(({ roleId, shortfall }) => roleId === SHORT_ROLE && shortfall?.bindingRule.endsWith('pay')) &&
          open.every(({ shortfall }) => shortfall !== null),
        'each open slot says why, and the one that pays too little that it is the pay',
      );
      const proposed = new Set(filled.map(({ proposal }) => proposal!.person.personId));
      const heard = applicants.filter((personId) => proposed.has(personId)).length;
      const why = open
        .slice(0, 3)
        .map(
          ({ roleId, shortfall }) =>
            `${roleId}: ${shortfall!.funnel.map(({ left }) => left).join('→')} ${shortfall!.bindingRule}`,
        );
      return [`cost ${yuan(board.summary.costFen)}; ${heard} of ${applicants.length} applicants proposed`, ...why].join(
        '; ',
      );
    },
  );
}

/** Chapter 4: two pins, one swap, all offers in one action. */
export async function decide(script: Script, producer: Actor, shoot: Shoot): Promise<Sent> {
  const shootId = shoot.id;
  await script.step('she pins two people and swaps one for a runner-up', () => pinAndSwap(producer, shootId));
  const { slots } = await boardOf(producer, shootId);
  let offers: readonly SentOffer[] = [];
  await script.step(`she sends all offers in one action, ${CLOCK_MINUTES} minute on the clock`, async () => {
    const outcome = must(
      'send',
      await producer.api.POST('/api/v1/shoots/{shootId}/offers/send', {
        params: once({ shootId }),
        body: { expiresInMinutes: CLOCK_MINUTES },
      }),
    );
    offers = outcome.sent;
    claim(offers.length > 0 && outcome.skipped.length === 0, 'every proposal became an offer');
    return `${offers.length} offers sent, ${outcome.skipped.length} skipped`;
  });
  const contested = slots.flatMap(({ slotId, proposal }) =>
    proposal ? [[slotId, { slotId, runnersUp: proposal.runnersUp.map(({ person }) => person) }] as const] : [],
  );
  return { offers, handles: await handlesOf(producer, shootId), contested: new Map(contested) };
}

async function pinAndSwap(producer: Actor, shootId: string): Promise<string> {
  const { slots } = await boardOf(producer, shootId);
  const filled = slots.filter((slot) => slot.proposal);
  for (const { proposal } of filled.slice(0, 2)) {
    must(
      'pin',
      await producer.api.POST('/api/v1/proposals/{proposalId}/pin', { params: { path: { proposalId: proposal!.id } } }),
    );
  }
  const taken = new Set(filled.map(({ proposal }) => proposal!.person.personId));
  const free = (slot: ProposedSlot) => slot.proposal!.runnersUp.find(({ person }) => !taken.has(person.personId));
  const slot = filled.slice(2).find(free);
  claim(slot !== undefined, 'somebody has a runner-up who is free');
  const runnerUp = free(slot)!;
  const swapped = must(
    'swap',
    await producer.api.POST('/api/v1/proposals/{proposalId}/swap', {
      params: once({ proposalId: slot.proposal!.id }),
      body: { personId: runnerUp.person.personId },
    }),
  );
  claim(swapped.personId === runnerUp.person.personId, 'the runner-up is proposed now');
  return `${slot.roleId}: ${slot.proposal!.person.displayName} gives way to ${runnerUp.person.displayName}`;
}

/** Chapter 5: accept, decline, run out, lose a race; vacant places go on by themselves. */
export async function answer(script: Script, people: People, producer: Actor, shoot: Shoot, sent: Sent): Promise<void> {
  const offers = sent.handles;
  const [declining, silent, twice, ...rest] = sent.offers;
  claim(declining !== undefined && silent !== undefined && twice !== undefined, 'there are offers to answer');
  const path = (offerId: string) => ({ params: { path: { offerId } } });
  const accept = (offerId: string) => ({ params: once({ offerId }) });

  await script.step('one declines: the slot goes to the next candidate by itself', async () => {
    const { api, name } = await people.as(offers.get(declining.offerId)!);
    must(
      'decline',
      await api.POST('/api/v1/offers/{offerId}/decline', { ...path(declining.offerId), body: { reason: 'dates' } }),
    );
    const next = await nextOffer(producer, shoot.id, declining.slotId, declining.offerId);
    return `${name} declined; ${next} is asked`;
  });
  await script.step('one accepts, tries again, and somebody else tries to take it', async () => {
    const { api, name } = await people.as(offers.get(twice.offerId)!);
    const accepted = must('accept', await api.POST('/api/v1/offers/{offerId}/accept', accept(twice.offerId)));
    const again = mustRefuse(
      'accept twice',
      409,
      'offer.answered',
      await api.POST('/api/v1/offers/{offerId}/accept', accept(twice.offerId)),
    );
    const stranger = await people.as(offers.get(silent.offerId)!);
    mustRefuse(
      "somebody else's",
      404,
      'notFound',
      await stranger.api.POST('/api/v1/offers/{offerId}/accept', accept(twice.offerId)),
    );
    return `${name} is booked (${accepted.state}); again: ${again.code}; a stranger: 404`;
  });
  await script.step('two hold an offer for one slot and accept at once: one wins, the other hears why', () =>
    race(people, producer, shoot, contestedOf(rest, sent), sent),
  );
  await script.step('the others accept', async () => {
    const answers = await inBatches(
      rest.filter((offer) => offer !== contestedOf(rest, sent)),
      8,
      async ({ offerId }) => {
        const { api } = await people.as(offers.get(offerId)!);
        return must('accept', await api.POST('/api/v1/offers/{offerId}/accept', accept(offerId)));
      },
    );
    claim(
      answers.every(({ state }) => state === 'accepted'),
      'all are booked',
    );
    return `${answers.length} bookings`;
  });
  await script.step('one lets the offer run out: it expires and the slot goes on', async () => {
    const { api } = await people.as(offers.get(silent.offerId)!);
    const gone = await until(
      'expiry',
      (CLOCK_MINUTES * 60 + 20) * 1000,
      async () => must('offer', await api.GET('/api/v1/me/offers/{offerId}', path(silent.offerId))),
      ({ state }) => state === 'expired',
    );
    mustRefuse(
      'too late',
      409,
      'offer.expired',
      await api.POST('/api/v1/offers/{offerId}/accept', accept(silent.offerId)),
    );
    const next = await nextOffer(producer, shoot.id, silent.slotId, silent.offerId);
    return `state ${gone.state}, accepting it is refused; ${next} is asked`;
  });
  await script.step('those who were asked next accept', () => acceptTheRest(people, producer, shoot.id));
}

/** The handle behind each offer of the shoot. */
async function handlesOf(producer: Actor, shootId: string): Promise<Map<string, string>> {
  const all = await offersOf(producer, shootId);
  return new Map(all.map(({ id, person }) => [id, person.handle]));
}

export async function offersOf(producer: Actor, shootId: string): Promise<components['schemas']['ShootOffer'][]> {
  const items: components['schemas']['ShootOffer'][] = [];
  let cursor: string | undefined;
  do {
    const page = must(
      'offers',
      await producer.api.GET('/api/v1/shoots/{shootId}/offers', {
        params: { path: { shootId }, query: { limit: '100', cursor } },
      }),
    );
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

async function nextOffer(producer: Actor, shootId: string, slotId: string, before: string): Promise<string> {
  const offers = await until(
    'next candidate',
    15_000,
    () => offersOf(producer, shootId),
    (all) => all.some((offer) => offer.slotId === slotId && offer.id !== before && isLive(offer.state)),
  );
  return offers.find((offer) => offer.slotId === slotId && offer.id !== before && isLive(offer.state))!.person
    .displayName;
}

function isLive(state: string): boolean {
  return state === 'sent' || state === 'viewed';
}

/** The first of the offers whose place has a runner-up who was not asked. */
function contestedOf(offers: readonly SentOffer[], sent: Sent): SentOffer {
  const asked = new Set(sent.offers.map(({ personId }) => personId));
  const offer = offers.find(({ slotId }) =>
    sent.contested.get(slotId)?.runnersUp.some(({ personId }) => !asked.has(personId)),
  );
  claim(offer !== undefined, 'some place has a runner-up who was not asked');
  return offer;
}

async function race(
  people: People,
  producer: Actor,
  shoot: Shoot,
  offer: SentOffer,
  { handles, contested }: Sent,
): Promise<string> {
  const rival = await askRival(producer, shoot.id, contested.get(offer.slotId)!);
  const [a, b] = await Promise.all([people.as(handles.get(offer.offerId)!), people.as(rival.handle)]);
  const answers = await Promise.all([
    a.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId: offer.offerId }) }),
    b.api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId: rival.offerId }) }),
  ]);
  const statuses = answers.map(({ response }) => response.status).sort();
  claim(statuses[0] === 200 && statuses[1] === 409, `one 200 and one 409, not ${statuses.join(' and ')}`);
  const lost = answers.find(({ response }) => response.status === 409)!.error as { code: string; detail: string };
  claim(lost.code === 'slot.taken' || lost.code === 'offer.withdrawn', `a stable code, not ${lost.code}`);
  return `${a.name} and ${b.name}: one booked, the other ${lost.code}: ${lost.detail}`;
}

/** Offers the slot to one of its runners-up too. */
async function askRival(
  producer: Actor,
  shootId: string,
  slot: Contested,
): Promise<{ offerId: string; handle: string }> {
  const asked = new Set((await offersOf(producer, shootId)).map(({ person }) => person.personId));
  for (const { personId, handle } of slot.runnersUp.filter((runnerUp) => !asked.has(runnerUp.personId))) {
    const made = await producer.api.POST('/api/v1/shoots/{shootId}/offers', {
      params: once({ shootId }),
      body: { slotId: slot.slotId, personId },
    });
    if (made.data) return { offerId: made.data.offerId, handle };
  }
  throw new Error('None of the runners-up could be asked too');
}

async function acceptTheRest(people: People, producer: Actor, shootId: string): Promise<string> {
  const live = (await offersOf(producer, shootId)).filter(({ state }) => isLive(state));
  for (const { id, person } of live) {
    const { api } = await people.as(person.handle);
    must('accept', await api.POST('/api/v1/offers/{offerId}/accept', { params: once({ offerId: id }) }));
  }
  const left = (await offersOf(producer, shootId)).filter(({ state }) => isLive(state));
  claim(live.length > 0 && left.length === 0, `all who were asked next are booked, and nobody waits`);
  return `${live.length} more bookings`;
}

async function inBatches<T, R>(items: readonly T[], size: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let index = 0; index < items.length; index += size) {
    results.push(...(await Promise.all(items.slice(index, index + size).map(work))));
  }
  return results;
}
