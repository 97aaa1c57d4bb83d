import { once, type CallboardClient } from '@callboard/client';
import { addDays, dayIn } from '@callboard/domain';

/** The data of an answer, or what was refused. */
export function value<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) throw new Error(`${answer.response.status} ${JSON.stringify(answer.error)}`);
  return answer.data;
}

interface ShootWish {
  readonly title: string;
  /** A crew template; none for an empty shoot. */
  readonly templateSize?: number;
  /** Days from today to the first shooting day. */
  readonly inDays: number;
  readonly shootingDays?: number;
  readonly baseId?: string;
}

/** A published shoot of the caller's first company. */
export async function aPublishedShoot(api: CallboardClient, wish: ShootWish): Promise<string> {
  const companyId = value(await api.GET('/api/v1/auth/session')).companies[0]!.companyId;
  const production = value(
    await api.POST('/api/v1/companies/{companyId}/productions', {
      params: once({ companyId }),
      body: { title: wish.title, genre: 'modern', episodes: 60 },
    }),
  );
  const shoot = value(
    await api.POST('/api/v1/companies/{companyId}/shoots', {
      params: once({ companyId }),
      body: {
        productionId: production.id,
        baseId: wish.baseId ?? 'hengdian',
        firstShootingDay: addDays(dayIn('Asia/Shanghai', new Date()), wish.inDays),
        shootingDays: wish.shootingDays ?? 7,
        ...(wish.templateSize && { templateSize: wish.templateSize }),
      },
    }),
  );
  value(await api.POST('/api/v1/shoots/{shootId}/publish', { params: { path: { shootId: shoot.id } } }));
  return shoot.id;
}

/** Runs the match of a shoot to its end. */
export async function fillShoot(api: CallboardClient, shootId: string): Promise<string> {
  const { id: runId } = value(await api.POST('/api/v1/shoots/{shootId}/match-runs', { params: once({ shootId }) }));
  for (;;) {
    const run = value(await api.GET('/api/v1/match-runs/{runId}', { params: { path: { runId } } }));
    if (run.state === 'done') return runId;
    if (run.state !== 'queued' && run.state !== 'running') throw new Error(`The run ended ${run.state}.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Matches the whole market in an admin's name. */
export async function matchMarket(api: CallboardClient): Promise<string> {
  const header = { 'Idempotency-Key': crypto.randomUUID() };
  const { id: runId } = value(await api.POST('/api/v1/admin/market-runs', { params: { header } }));
  for (;;) {
    const run = value(await api.GET('/api/v1/admin/market-runs/{runId}', { params: { path: { runId } } }));
    if (run.state === 'done') return runId;
    if (run.state !== 'queued' && run.state !== 'running') throw new Error(`The run ended ${run.state}.`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** Offers an open slot of a role to a person, and gives the offer's id. */
export async function offerTo(
  api: CallboardClient,
  wish: { shootId: string; roleId: string; personId: string; expiresInMinutes?: number },
): Promise<string> {
  const path = { shootId: wish.shootId };
  const board = value(await api.GET('/api/v1/shoots/{shootId}/proposals', { params: { path } }));
  const slot = board.slots.find(({ roleId, slotState }) => roleId === wish.roleId && slotState !== 'booked');
  if (!slot) throw new Error(`No open slot of ${wish.roleId}.`);
  const offer = value(
    await api.POST('/api/v1/shoots/{shootId}/offers', {
      params: once(path),
      body: {
        slotId: slot.slotId,
        personId: wish.personId,
        ...(wish.expiresInMinutes && { expiresInMinutes: wish.expiresInMinutes }),
      },
    }),
  );
  return offer.offerId;
}

/** Begins to look for somebody for the first open place of a shoot, and gives the backfill's id. */
export async function aBackfill(api: CallboardClient, shootId: string): Promise<string> {
  const { slots } = value(await api.GET('/api/v1/shoots/{shootId}/proposals', { params: { path: { shootId } } }));
  const slot = slots.find(({ slotState }) => slotState === 'open');
  if (!slot) throw new Error('No place is open.');
  const body = { slotId: slot.slotId };
  return value(await api.POST('/api/v1/shoots/{shootId}/backfills', { params: once({ shootId }), body })).id;
}
