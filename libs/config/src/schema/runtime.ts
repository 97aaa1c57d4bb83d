import { resolve } from 'node:path';
import { z } from 'zod';
import { flag } from './field';

/** Where this machine keeps what it makes itself. */
export const dataFields = {
  CALLBOARD_DATA: z.string().default('.callboard').meta({
    description:
      "Folder of npm start: its Postgres, its log and its keys; and of messages that are kept as files. Relative to the project's folder.",
  }),
};

export const dataSchema = z.object(dataFields).transform((env) => ({
  /** Absolute. */
  folder: resolve(env.CALLBOARD_DATA),
}));

export type DataConfig = z.output<typeof dataSchema>;

/** Demo people, shoots and accounts. */
export const demoFields = {
  DEMO: flag().optional().meta({
    description:
      'Demo data and demo accounts on the first start, 1 or 0. Default: 1 for npm start, 0 with NODE_ENV=production.',
    example: '0',
  }),
};

/** Whether `DEMO` was set at all is kept: the default depends on `NODE_ENV`. */
export const demoSchema = z.object(demoFields).transform((env) => ({ enabled: env.DEMO }));

export interface DemoConfig {
  enabled: boolean;
}

/** How much is logged. */
export const logFields = {
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .meta({ description: 'Least severe level that is logged: fatal, error, warn, info, debug, trace or silent.' }),
};

export const logSchema = z.object(logFields).transform((env) => ({ level: env.LOG_LEVEL }));

export type LogConfig = z.output<typeof logSchema>;

/** The kind of run. */
export const environmentFields = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .meta({ description: 'development, test or production; production refuses placeholder secrets.' }),
};

export const environmentSchema = z.object(environmentFields).transform((env) => env.NODE_ENV);

export type Environment = z.output<typeof environmentSchema>;
