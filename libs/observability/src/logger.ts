import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { stdTimeFunctions, type DestinationStream, type LoggerOptions } from 'pino';
import { allowedFields, loggedError } from './log-field';
import { RequestContext } from './request-context';

export interface LogSettings {
  /** Which process speaks: `api`, `worker`. */
  readonly service: string;
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Where lines go; standard output when absent. */
  readonly destination?: DestinationStream;
}

/**
 * pino's options for this product: one JSON object a line, only the fields of the allow-list, the request's id and the
 * actor's on every line.
 */
export function logOptions(settings: LogSettings): LoggerOptions {
  return {
    level: settings.level,
    base: { service: settings.service },
    timestamp: stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      bindings: allowedFields,
      log: allowedFields,
    },
    mixin: () => ({ ...RequestContext.current() }),
    serializers: { err: (error: unknown) => loggedError(error) },
  };
}

/**
 * The Nest module behind `app.useLogger(app.get(Logger))` with nestjs-pino's `Logger`. Requests are not logged here but
 * by `installHttpObservability`, which knows the route's pattern and needs no URL.
 */
export function createLoggerModule(settings: LogSettings): DynamicModule {
  const options = { ...logOptions(settings), autoLogging: false };
  return LoggerModule.forRoot({
    pinoHttp: settings.destination ? [options, settings.destination] : options,
    forRoutes: [],
  });
}
