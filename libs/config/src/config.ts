import { z } from 'zod';
import { ConfigError } from './config-error';
import { databaseFields, databaseSchema, type DatabaseConfig } from './schema/database';
import { hasPlaceholderPassword, isPlaceholder } from './schema/field';
import { mailSchema, type MailConfig } from './schema/mail';
import { queueSchema, type QueueConfig } from './schema/queue';
import {
  dataSchema,
  demoSchema,
  environmentSchema,
  logSchema,
  type DataConfig,
  type DemoConfig,
  type Environment,
  type LogConfig,
} from './schema/runtime';
import { secretFields, secretsSchema, type SecretsConfig } from './schema/secrets';
import { serverSchema, type ServerConfig } from './schema/server';

/** Injection token of the {@link AppConfig}. */
export const CONFIG = Symbol('CONFIG');

/** The shape of `process.env`. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

interface CommonConfig {
  environment: Environment;
  server: ServerConfig;
  queue: QueueConfig;
  mail: MailConfig;
  data: DataConfig;
  demo: DemoConfig;
  log: LogConfig;
}

/** Everything api and worker are told from outside. */
export interface AppConfig extends CommonConfig {
  database: DatabaseConfig;
  secrets: SecretsConfig;
}

/** What the one-machine command is told: what is not given here it makes itself. */
export interface StandaloneConfig extends CommonConfig {
  /** `undefined`: run an own Postgres. */
  database: DatabaseConfig | undefined;
  /** Each in the form of its variable; `undefined`: make one in the data folder. */
  secrets: { masterKey: string | undefined; tokenSecret: string | undefined };
}

const SECRET_URLS = ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'REDIS_URL', 'SMTP_URL'];

const ownDatabaseSchema = z.object({
  DATABASE_URL: databaseFields.DATABASE_URL.optional(),
  MIGRATION_DATABASE_URL: databaseFields.MIGRATION_DATABASE_URL,
});
const ownSecretsSchema = z.object({
  CALLBOARD_MASTER_KEY: secretFields.CALLBOARD_MASTER_KEY.optional(),
  CALLBOARD_TOKEN_SECRET: secretFields.CALLBOARD_TOKEN_SECRET.optional(),
  METRICS_TOKEN: secretFields.METRICS_TOKEN,
});

/** Parses concern by concern and gathers the problems, so that all of them are told at once. */
class Reader {
  readonly problems: string[] = [];
  private readonly env: EnvironmentVariables;

  constructor(env: EnvironmentVariables) {
    // A variable set to nothing counts as not set: compose files and shells cannot unset one.
    this.env = Object.fromEntries(
      Object.entries(env)
        .map(([name, value]) => [name, value?.trim()] as const)
        .filter(([, value]) => value !== ''),
    );
  }

  read<Schema extends z.ZodType>(schema: Schema): z.output<Schema> | undefined {
    const result = schema.safeParse(this.env);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const name = String(issue.path[0]);
      this.problems.push(this.env[name] === undefined ? `${name} is required` : `${name} ${sentence(issue)}`);
    }
    return undefined;
  }

  refusePlaceholders(): void {
    for (const name of Object.keys(secretFields)) {
      const value = this.env[name];
      if (value !== undefined && isPlaceholder(value))
        this.problems.push(`${name} is a placeholder; production needs a random secret`);
    }
    for (const name of SECRET_URLS) {
      const value = this.env[name];
      if (value !== undefined && hasPlaceholderPassword(value)) {
        this.problems.push(`${name} carries a default password; production needs a random one`);
      }
    }
  }
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  return issue.message;
}

function readCommon(reader: Reader): CommonConfig {
  const environment = reader.read(environmentSchema);
  if (environment === 'production') reader.refusePlaceholders();
  const demo = reader.read(demoSchema);
  return {
    environment,
    server: reader.read(serverSchema),
    queue: reader.read(queueSchema),
    mail: reader.read(mailSchema),
    data: reader.read(dataSchema),
    demo: { enabled: demo?.enabled ?? environment !== 'production' },
    log: reader.read(logSchema),
    // A part that failed to parse is undefined and leaves a problem; the caller throws before anybody sees it.
  } as CommonConfig;
}

/**
 * Reads everything api and worker need from the environment, once, before anything else starts.
 * Production refuses placeholder secrets and default passwords.
 *
 * @throws ConfigError with every problem found, none of them showing a value
 */
export function loadConfig(env: EnvironmentVariables): AppConfig {
  const reader = new Reader(env);
  const common = readCommon(reader);
  const database = reader.read(databaseSchema);
  const secrets = reader.read(secretsSchema);
  if (reader.problems.length > 0 || !database || !secrets) throw new ConfigError(reader.problems);
  return { ...common, database, secrets };
}

/**
 * Reads what `npm start` is told. Database and secrets may be left out, except that a given database in production
 * needs its secrets given too: keys made on one machine would be useless on the next.
 *
 * @throws ConfigError with every problem found, none of them showing a value
 */
export function loadStandaloneConfig(env: EnvironmentVariables): StandaloneConfig {
  const reader = new Reader(env);
  const common = readCommon(reader);
  const database = reader.read(ownDatabaseSchema);
  const url = database?.DATABASE_URL;
  const keep = common.environment === 'production' && url !== undefined;
  const secrets = reader.read(keep ? z.object(secretFields) : ownSecretsSchema);
  if (database?.MIGRATION_DATABASE_URL !== undefined && url === undefined) {
    reader.problems.push('MIGRATION_DATABASE_URL needs DATABASE_URL beside it');
  }
  const given = url === undefined ? undefined : reader.read(databaseSchema);
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return {
    ...common,
    database: given,
    secrets: { masterKey: secrets?.CALLBOARD_MASTER_KEY, tokenSecret: secrets?.CALLBOARD_TOKEN_SECRET },
  };
}

/**
 * {@link loadConfig} for the first line of an app: prints each problem on its own line and ends the process with
 * code 78 (EX_CONFIG) instead of throwing.
 */
export function loadConfigOrExit(env: EnvironmentVariables): AppConfig {
  try {
    return loadConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) console.error(`configuration: ${problem}`);
    process.exit(78);
  }
}
