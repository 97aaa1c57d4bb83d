export * from './config';
export * from './config-error';
export * from './env-example';
export * from './exit-with-parent';
export type { DatabaseConfig } from './schema/database';
export type { QueueConfig } from './schema/queue';
export type { DataConfig, DemoConfig, Environment, LogConfig } from './schema/runtime';
export type { SecretsConfig } from './schema/secrets';
export type { ServerConfig } from './schema/server';
