import { lifeCycles, PLATFORM_ROLES } from '@callboard/domain';
import { z } from 'zod';
import { id, instant, page, pageQuery, text } from './common';

const accountState = z.enum(lifeCycles.account.states);
const contactKind = z.enum(['email', 'phone', 'identity_number']);

/** `q`: part of a name or a handle, or a whole e-mail address or phone number. */
export const accountQuery = z.strictObject({
  q: text(1, 254).optional(),
  state: accountState.optional(),
  ...pageQuery,
});

export const adminAccount = z
  .object({
    id,
    personId: id,
    handle: z.string(),
    displayName: z.string(),
    platformRole: z.enum(PLATFORM_ROLES),
    state: accountState,
    locale: z.enum(['zh', 'en']),
    createdAt: instant,
    contacts: z.array(z.object({ kind: contactKind, masked: z.string() })),
    companies: z.array(z.object({ id, name: z.string(), role: z.string() })),
  })
  .meta({ id: 'AdminAccount' });

export const adminAccounts = page(adminAccount).meta({ id: 'AdminAccounts' });

export const suspensionBody = z.strictObject({ reason: text(3, 500) }).meta({ id: 'Suspension' });

export const unmaskBody = z.strictObject({ kind: contactKind, reason: text(3, 500) }).meta({ id: 'Unmask' });

export const unmasked = z.object({ kind: contactKind, value: z.string().nullable() }).meta({ id: 'Unmasked' });

export type AccountQuery = z.output<typeof accountQuery>;
export type SuspensionBody = z.output<typeof suspensionBody>;
export type UnmaskBody = z.output<typeof unmaskBody>;
export type AdminAccount = z.input<typeof adminAccount>;
