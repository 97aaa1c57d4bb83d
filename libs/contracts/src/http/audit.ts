import { z } from 'zod';
import { id, instant, page, pageQuery } from './common';

export const auditQuery = z.strictObject({
  subjectType: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .optional(),
  subjectId: id.optional(),
  shootId: id.optional(),
  actorAccountId: id.optional(),
  ...pageQuery,
});

export const auditEntry = z
  .object({
    id,
    at: instant,
    actorKind: z.enum(['account', 'system']),
    actorAccountId: id.nullable(),
    actorName: z.string().nullable(),
    action: z.string(),
    subjectType: z.string(),
    subjectId: id,
    companyId: id.nullable(),
    shootId: id.nullable(),
    before: z.unknown(),
    after: z.unknown(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });

export const auditEntries = page(auditEntry).meta({ id: 'AuditEntries' });

export type AuditQuery = z.output<typeof auditQuery>;
