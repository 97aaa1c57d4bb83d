import { callboardClient, type CallboardClient } from '@callboard/client';
import { addDays, dayIn } from '@callboard/domain';
import { value } from './scene';
import type { Stage } from './stage';

interface NewcomerWish {
  /** Unique in the demo market: the account is `<handle>@demo.callboard.example`. */
  readonly handle: string;
  readonly name: string;
  /** Roles with levels; none for an account without a profile. */
  readonly roles?: readonly { readonly roleId: string; readonly level: number }[];
}

/** Somebody whom no other story knows: registered, with a profile, living in Hengdian and free for months. */
export async function aNewcomer(
  stage: Stage,
  { handle, name, roles = [] }: NewcomerWish,
): Promise<{ api: CallboardClient; personId: string }> {
  const contact = `${handle}@demo.callboard.example`;
  const anybody = callboardClient({ baseUrl: stage.url });
  value(
    await anybody.POST('/api/v1/auth/register', {
      body: { contact, displayName: name, password: 'callboard-demo', locale: 'zh' },
    }),
  );
  const api = await stage.api(handle);
  const { personId } = value(await api.GET('/api/v1/auth/session'));
  if (roles.length > 0) {
    const today = dayIn('Asia/Shanghai', new Date());
    value(
      await api.PUT('/api/v1/me/profile', {
        params: { header: { 'If-Match': '"0"' } },
        body: {
          kind: 'freelancer',
          homeBase: 'hengdian',
          maxTravelMinutes: 480,
          payFloorFen: 10_000,
          searchable: true,
          roles: [...roles],
        },
      }),
    );
    value(await api.PUT('/api/v1/me/availability', { body: { from: today, to: addDays(today, 120), state: 'free' } }));
  }
  return { api, personId };
}

/** The posting of a role in a shoot, as the board shows it. */
export async function postingOf(stage: Stage, shootId: string, role: string): Promise<string> {
  const anybody = callboardClient({ baseUrl: stage.url });
  const { items } = value(await anybody.GET('/api/v1/board/postings', { params: { query: { role, limit: '50' } } }));
  const posting = items.find((item) => item.shootId === shootId);
  if (!posting) throw new Error(`No posting of ${role} on the board.`);
  return posting.id;
}
