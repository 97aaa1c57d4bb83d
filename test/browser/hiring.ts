import { once, type CallboardClient, type components, type paths } from '@callboard/client';
import { dayIn } from '@callboard/domain';
import { aNewcomer } from './newcomer';
import { value } from './scene';
import type { Stage } from './stage';

type Schemas = components['schemas'];
export type Posting = Schemas['Posting'];
export type ShootOffer = Schemas['ShootOffer'];

type PostingEdit = paths['/api/v1/postings/{postingId}']['patch']['requestBody']['content']['application/json'];

/** A producer whom no other story knows, with a company that nobody has looked at yet. */
export async function aProducer(
  stage: Stage,
  wish: { readonly handle: string; readonly name: string; readonly company: string },
): Promise<{ readonly api: CallboardClient; readonly companyId: string }> {
  const { api } = await aNewcomer(stage, wish);
  const { id } = value(
    await api.POST('/api/v1/companies', { params: { header: once({}).header }, body: { name: wish.company } }),
  );
  return { api, companyId: id };
}

const CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A credit code that nobody has, with its check character (GB 32100). */
export function aCreditCode(number: number): string {
  const body = `91330783E2E${String(number).padStart(6, '0')}`;
  const sum = Array.from(body).reduce((all, each, at) => all + CODE_CHARACTERS.indexOf(each) * (3 ** at % 31), 0);
  return `${body}${CODE_CHARACTERS[(31 - (sum % 31)) % 31]!}`;
}

export async function postingsOf(api: CallboardClient, shootId: string): Promise<readonly Posting[]> {
  return value(await api.GET('/api/v1/shoots/{shootId}/postings', { params: { path: { shootId } } })).items;
}

export async function postingOf(api: CallboardClient, shootId: string, roleId: string): Promise<Posting> {
  const posting = (await postingsOf(api, shootId)).find((each) => each.roleId === roleId);
  if (!posting) throw new Error(`No posting of ${roleId}.`);
  return posting;
}

export async function editPosting(api: CallboardClient, { id, version }: Posting, body: PostingEdit): Promise<Posting> {
  return value(
    await api.PATCH('/api/v1/postings/{postingId}', {
      params: { path: { postingId: id }, header: { 'If-Match': `"${version}"` } },
      body,
    }),
  );
}

/** Demo people of a role, as their handles; whoever wants others begins elsewhere. */
export async function peopleOf(
  stage: Stage,
  roleId: string,
  wish: { readonly from: number; readonly people: number },
): Promise<readonly string[]> {
  const admin = await stage.api('admin');
  const handles: string[] = [];
  // Fifty at a time: `p02` finds p0200 to p0299.
  for (let hundred = wish.from; handles.length < wish.people && hundred < 50; hundred += 1) {
    const query = { q: `p${String(hundred).padStart(2, '0')}`, day: dayIn('Asia/Shanghai', new Date()) };
    const { people } = value(await admin.GET('/api/v1/admin/people', { params: { query } }));
    handles.push(
      ...people
        // Whoever came in another story is found by the same letters, and cannot be logged in as.
        .filter(({ handle, roles }) => /^p\d{4}$/.test(handle) && roles.some((role) => role.roleId === roleId))
        .map(({ handle }) => handle),
    );
  }
  return handles.slice(0, wish.people);
}

/** Lets a person apply, and gives the name. */
export async function apply(stage: Stage, handle: string, postingId: string, note: string): Promise<string> {
  const api = await stage.api(handle);
  value(await api.POST('/api/v1/postings/{postingId}/applications', { params: once({ postingId }), body: { note } }));
  return value(await api.GET('/api/v1/auth/session')).displayName;
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
