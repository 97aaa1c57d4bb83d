export * from './health';
export * from './http-observability';
export * from './log-field';
export * from './logger';
export * from './metrics';
export * from './observability.module';
export * from './request-context';
