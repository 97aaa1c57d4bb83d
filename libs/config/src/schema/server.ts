import { z } from 'zod';
import { urlWith, wholeNumber } from './field';

const isOrigin = (value: string): boolean =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;

/** What the api process listens on and whom it believes. */
export const serverFields = {
  PORT: wholeNumber(1, 65_535).default(3000).meta({ description: 'TCP port of the api, 1 to 65535.' }),
  HOST: z.string().default('127.0.0.1').meta({
    description:
      'Address to listen on; 0.0.0.0 for every interface. npm start stays on 127.0.0.1 while demo accounts exist.',
  }),
  PUBLIC_URL: urlWith(['http', 'https'])
    .transform((value) => value.replace(/\/+$/, ''))
    .optional()
    .meta({
      description:
        'Address people use, in QR codes, canonical links and calendar UIDs. Default: http://127.0.0.1:PORT.',
      example: 'https://callboard.example.org',
    }),
  TRUST_PROXY: wholeNumber(0, 10)
    .default(0)
    .meta({ description: 'Exact number of reverse proxies in front of the api; 0 when it is reached directly.' }),
  CORS_ORIGINS: z
    .string()
    .transform((value) => value.split(',').map((origin) => origin.trim()))
    .refine(
      (origins) => origins.every(isOrigin),
      'must list exact origins such as https://a.example, separated by commas',
    )
    .default([])
    .meta({
      description: 'Other origins whose pages may call the api: exact, separated by commas. Empty: none.',
      example: 'https://board.example.org',
    }),
};

export const serverSchema = z.object(serverFields).transform((env) => ({
  port: env.PORT,
  host: env.HOST,
  /** Without a trailing slash. */
  publicUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`,
  /** Number of proxies to believe, never `true`. */
  trustProxy: env.TRUST_PROXY,
  corsOrigins: env.CORS_ORIGINS,
}));

export type ServerConfig = z.output<typeof serverSchema>;
