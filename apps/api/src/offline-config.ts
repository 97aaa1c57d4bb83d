import { AppConfig, loadConfig } from '@callboard/config';

/** A configuration that points nowhere, for what needs the routes and no service behind them. */
export function offlineConfig(): AppConfig {
  return loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    CALLBOARD_MASTER_KEY: Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64'),
    CALLBOARD_TOKEN_SECRET: Buffer.from(Array.from({ length: 48 }, (_, index) => index)).toString('base64'),
    LOG_LEVEL: 'silent',
  });
}
