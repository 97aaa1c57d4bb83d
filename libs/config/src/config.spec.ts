import { loadConfig, loadStandaloneConfig, type EnvironmentVariables } from './config';
import { ConfigError } from './config-error';

const MASTER_KEY = 'nQ0eZr0c6rZ8mJYh3V0m3m3m1x8Q2kq9bq0sTz1F5dA=';
const TOKEN_SECRET = 'u7Fq2LkZp9xWc4RbN8sVt1YhG5mJd3Ae6QoX0iUz';
const GIVEN = {
  DATABASE_URL: 'postgres://callboard_app:u7Fq2LkZp9xW@db:5432/callboard',
  CALLBOARD_MASTER_KEY: MASTER_KEY,
  CALLBOARD_TOKEN_SECRET: TOKEN_SECRET,
};

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
const problems = (env: EnvironmentVariables) => problemsOf(() => loadConfig({ ...GIVEN, ...env }));
const production = (env: EnvironmentVariables) => problems({ NODE_ENV: 'production', ...env });

describe('loadConfig', () => {
  it('fills in the defaults', () => {
    const config = loadConfig(GIVEN);
    expect(config.server).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      trustProxy: 0,
      corsOrigins: [],
    });
    expect(config.database).toEqual({
      url: GIVEN.DATABASE_URL,
      migrationUrl: GIVEN.DATABASE_URL,
      poolSize: 20,
      ssl: false,
    });
    expect(config.queue).toEqual({ redisUrl: undefined, prefix: 'callboard', nightlyMatch: true });
    expect(config.secrets.masterKey).toHaveLength(32);
    expect(config).toMatchObject({ environment: 'development', demo: { enabled: true }, log: { level: 'info' } });
    expect(config.data.folder).toMatch(/^\/.*\.callboard$/);
  });

  it('reads what is given', () => {
    const config = loadConfig({
      ...GIVEN,
      PORT: '8080',
      PUBLIC_URL: 'https://board.example.org/',
      TRUST_PROXY: '2',
      CORS_ORIGINS: 'https://a.example, http://localhost:5173',
      MIGRATION_DATABASE_URL: 'postgresql://owner:x9@db/callboard',
      REDIS_URL: 'redis://cache:6379',
      DEMO: '0',
    });
    expect(config.server).toMatchObject({
      port: 8080,
      publicUrl: 'https://board.example.org',
      trustProxy: 2,
      corsOrigins: ['https://a.example', 'http://localhost:5173'],
    });
    expect(config.database.migrationUrl).toBe('postgresql://owner:x9@db/callboard');
    expect(config.queue.redisUrl).toBe('redis://cache:6379');
    expect(config.demo.enabled).toBe(false);
  });

  it('takes a variable set to nothing as not set', () => {
    expect(loadConfig({ ...GIVEN, PORT: '', REDIS_URL: ' ' })).toMatchObject({
      server: { port: 3000 },
      queue: { redisUrl: undefined },
    });
  });

  it('tells every problem at once, by name', () => {
    const found = problemsOf(() => loadConfig({ PORT: 'http', LOG_LEVEL: 'loud' }));
    expect(found).toHaveLength(5);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^PORT must be a whole number/),
        expect.stringMatching(/^LOG_LEVEL must be one of/),
        'DATABASE_URL is required',
        'CALLBOARD_MASTER_KEY is required',
        'CALLBOARD_TOKEN_SECRET is required',
      ]),
    );
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['TRUST_PROXY', 'true'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://a.example/path'],
    ['PUBLIC_URL', 'board.example.org'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://db/callboard'],
    ['REDIS_URL', 'http://cache'],
    ['QUEUE_PREFIX', 'a:b'],
    ['DEMO', 'perhaps'],
    ['NODE_ENV', 'staging'],
    ['DATABASE_SSL', 'maybe'],
    ['CALLBOARD_MASTER_KEY', 'c2hvcnQ='],
    ['CALLBOARD_MASTER_KEY', TOKEN_SECRET],
    ['CALLBOARD_TOKEN_SECRET', 'thirty-one-bytes-are-not-enough'],
    ['METRICS_TOKEN', 'fifteen-letters'],
    ['METRICS_TOKEN', 'a token with some spaces'],
  ])('refuses %s=%s and does not show the value of a secret', (name, value) => {
    const found = problems({ [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name} `));
    if (name.startsWith('CALLBOARD_') || /_(URL|TOKEN)$/.test(name)) expect(found[0]).not.toContain(value);
  });

  it('has no token for the metrics unless one is given', () => {
    expect(loadConfig(GIVEN).secrets.metricsToken).toBeUndefined();
    expect(loadConfig({ ...GIVEN, METRICS_TOKEN: 'sixteen-letters!' }).secrets.metricsToken).toBe('sixteen-letters!');
  });

  it('lets production start with real secrets', () => {
    expect(production({})).toEqual([]);
    expect(loadConfig({ ...GIVEN, NODE_ENV: 'production' }).demo.enabled).toBe(false);
  });

  it.each([
    ['CALLBOARD_MASTER_KEY', Buffer.alloc(32).toString('base64')],
    ['CALLBOARD_TOKEN_SECRET', 'change-me-change-me-change-me-change-me'],
    ['CALLBOARD_TOKEN_SECRET', 'a'.repeat(64)],
    ['METRICS_TOKEN', 'change-me-change-me'],
    ['DATABASE_URL', 'postgres://postgres:postgres@db/callboard'],
    ['MIGRATION_DATABASE_URL', 'postgres://owner:changeme@db/callboard'],
    ['REDIS_URL', 'redis://:password@cache'],
  ])('refuses the placeholder %s=%s in production only', (name, value) => {
    const found = production({ [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name} `));
    expect(found[0]).not.toContain(value);
    expect(problems({ [name]: value })).toEqual([]);
  });

  it.each(['CALLBOARD_MASTER_KEY', 'CALLBOARD_TOKEN_SECRET'])('refuses production without %s', (name) => {
    expect(production({ [name]: undefined })).toEqual([`${name} is required`]);
  });
});

describe('loadStandaloneConfig', () => {
  it('needs nothing', () => {
    expect(loadStandaloneConfig({})).toMatchObject({
      database: undefined,
      secrets: { masterKey: undefined, tokenSecret: undefined },
      demo: { enabled: true },
    });
  });

  it('checks what is given', () => {
    expect(
      problemsOf(() => loadStandaloneConfig({ DATABASE_URL: 'db', CALLBOARD_TOKEN_SECRET: 'short' })),
    ).toHaveLength(2);
  });

  it('refuses a migration address alone', () => {
    const found = problemsOf(() => loadStandaloneConfig({ MIGRATION_DATABASE_URL: GIVEN.DATABASE_URL }));
    expect(found).toEqual(['MIGRATION_DATABASE_URL needs DATABASE_URL beside it']);
  });

  it('wants the secrets given for a given database in production', () => {
    const env = { NODE_ENV: 'production', DATABASE_URL: GIVEN.DATABASE_URL };
    expect(problemsOf(() => loadStandaloneConfig(env))).toEqual([
      'CALLBOARD_MASTER_KEY is required',
      'CALLBOARD_TOKEN_SECRET is required',
    ]);
    expect(problemsOf(() => loadStandaloneConfig({ ...GIVEN, NODE_ENV: 'production' }))).toEqual([]);
  });
});
