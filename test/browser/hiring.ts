import { callboardClient, once, type CallboardClient, type components } from '@callboard/client';
import { value } from './scene';
import type { Stage } from './stage';

type Schemas = components['schemas'];
export type Posting = Schemas['Posting'];
export type ShootOffer = Schemas['ShootOffer'];

const PASSWORD = 'callboard-demo';

/** A new account that signs in by its handle as the demo accounts do; with a company's name as its owner. */
export async function newProducer(stage: Stage, handle: string, displayName: string, company: string): Promise<string> {
  const contact = `${handle}@demo.callboard.example`;
  const answer = await callboardClient({ baseUrl: stage.url }).POST('/api/v1/auth/register', {
    body: { contact, password: PASSWORD, displayName, locale: 'zh' },
  });
  if (!answer.response.ok) throw new Error(`${handle} cannot register: ${JSON.stringify(answer.error)}`);
  const api = await stage.api(handle);
  return value(await api.POST('/api/v1/companies', { body: { name: company } })).id;
}

export async function postingsOf(api: CallboardClient, shootId: string): Promise<readonly Posting[]> {
  return value(await api.GET('/api/v1/shoots/{shootId}/postings', { params: { path: { shootId } } })).items;
}

export async function postingOf(api: CallboardClient, shootId: string, roleId: string): Promise<Posting> {
  const posting = (await postingsOf(api, shootId)).find((each) => each.roleId === roleId);
  if (!posting) throw new Error(`No posting of ${roleId}.`);
  return posting;
}

export async function editPosting(
  api: CallboardClient,
  { id, version }: Posting,
  body: Schemas['UpdatePosting'],
): Promise<Posting> {
  return value(
    await api.PATCH('/api/v1/postings/{postingId}', {
      params: { path: { postingId: id }, header: { 'If-Match': `"${version}"` } },
      body,
    }),
  );
}

/** Lets demo people apply until so many applications stand, and gives their names. */
export async function apply(
  stage: Stage,
  postingId: string,
  wish: { readonly from: number; readonly people: number; readonly note: string },
): Promise<readonly string[]> {
  const names: string[] = [];
  for (let number = wish.from; names.length < wish.people && number < wish.from + 40; number += 1) {
    const api = await stage.api(`p${String(number).padStart(4, '0')}`);
    const { response } = await api.POST('/api/v1/postings/{postingId}/applications', {
      params: once({ postingId }),
      body: { note: wish.note },
    });
    if (response.ok) names.push(value(await api.GET('/api/v1/auth/session')).displayName);
  }
  return names;
}

/** Sends an offer to everybody who is proposed. */
export async function sendAll(api: CallboardClient, shootId: string): Promise<void> {
  value(await api.POST('/api/v1/shoots/{shootId}/offers/send', { params: once({ shootId }), body: {} }));
}

export async function offersOf(api: CallboardClient, shootId: string): Promise<readonly ShootOffer[]> {
  const query = { limit: '100' };
  return value(await api.GET('/api/v1/shoots/{shootId}/offers', { params: { path: { shootId }, query } })).items;
}

/** The person who was asked takes the work, or does not. */
export async function answer(stage: Stage, offer: ShootOffer, how: 'accept' | 'decline'): Promise<void> {
  const api = await stage.api(offer.person.handle);
  const path = { offerId: offer.id };
  value(
    how === 'accept'
      ? await api.POST('/api/v1/offers/{offerId}/accept', { params: once(path) })
      : await api.POST('/api/v1/offers/{offerId}/decline', { params: { path }, body: { reason: 'dates' } }),
  );
}
