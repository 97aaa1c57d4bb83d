import { COMPANY_ROLES, lifeCycles, PLATFORM_ROLES } from '@callboard/domain';
import { z } from 'zod';
import { id, instant, text } from './common';

/** An e-mail address or a phone number as somebody types it. */
const contact = text(3, 254);
/** 8 to 128 characters; what else a password must be core says. */
const password = z.string().min(1).max(512);
/** `browser`: the session lives in cookies; `bearer`: the tokens are in the answer. */
const mode = z.enum(['browser', 'bearer']).default('browser');

export const registerBody = z
  .strictObject({ contact, password, displayName: text(1, 80), locale: z.enum(['zh', 'en']).default('zh') })
  .meta({ id: 'Register' });

export const loginBody = z.strictObject({ contact, password, mode }).meta({ id: 'Login' });

/** A browser sends its cookie and nothing here; a program its refresh token. */
export const refreshBody = z
  .strictObject({ refreshToken: z.string().max(200).optional() })
  .default({})
  .meta({ id: 'Refresh' });

export const passwordBody = z.strictObject({ current: password, next: password }).meta({ id: 'ChangePassword' });

/** What somebody changes of the own account. */
export const accountBody = z
  .strictObject({ displayName: text(1, 80), locale: z.enum(['zh', 'en']) })
  .partial()
  .meta({ id: 'EditAccount' });

export const stepUpBody = z.strictObject({ password }).meta({ id: 'StepUp' });

/** A session as it begins or goes on. The tokens are there for programs only. */
export const sessionTokens = z
  .object({
    mode: z.enum(['browser', 'bearer']),
    /** Seconds until the access token ends. */
    expiresIn: z.number().int(),
    accessToken: z.string().optional(),
    refreshToken: z.string().optional(),
  })
  .meta({ id: 'SessionTokens' });

export const session = z
  .object({
    accountId: id,
    personId: id,
    displayName: z.string(),
    handle: z.string(),
    locale: z.enum(['zh', 'en']),
    platformRole: z.enum(PLATFORM_ROLES),
    authenticatedAt: instant,
    companies: z.array(
      z.object({
        companyId: id,
        name: z.string(),
        state: z.enum(lifeCycles.company.states),
        role: z.enum(COMPANY_ROLES),
        department: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Session' });

export type RegisterBody = z.output<typeof registerBody>;
export type LoginBody = z.output<typeof loginBody>;
export type RefreshBody = z.output<typeof refreshBody>;
export type PasswordBody = z.output<typeof passwordBody>;
export type AccountBody = z.output<typeof accountBody>;
export type StepUpBody = z.output<typeof stepUpBody>;
export type SessionTokens = z.input<typeof sessionTokens>;
export type Session = z.input<typeof session>;
