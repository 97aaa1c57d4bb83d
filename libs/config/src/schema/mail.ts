import { z } from 'zod';
import { urlWith } from './field';

/** How mails leave. */
export const mailFields = {
  SMTP_URL: urlWith(['smtp', 'smtps']).optional().meta({
    description:
      'SMTP server for mails, smtps:// for TLS from the start. Without it mails are kept as files in the data folder.',
    example: 'smtp://<user>:<password>@mail.example.org:587',
  }),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n"@]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'must be name@host or Name <name@host>')
    .optional()
    .meta({
      description: 'Sender of mails; required with SMTP_URL.',
      example: 'Callboard <callboard@example.org>',
    }),
};

export const mailSchema = z
  .object(mailFields)
  .refine((env) => env.SMTP_URL === undefined || env.MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    error: 'is required with SMTP_URL',
  })
  .transform((env) => ({
    /** `undefined`: mails are kept as files. */
    smtpUrl: env.SMTP_URL,
    from: env.MAIL_FROM ?? 'Callboard <callboard@localhost>',
  }));

export type MailConfig = z.output<typeof mailSchema>;
