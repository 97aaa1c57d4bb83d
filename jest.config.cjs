/**
 * Three tiers, one configuration: unit specs beside their files, integration specs on real services, and stories in a
 * real browser.
 */
const swc = require('./jest.swc.cjs');

/** In a .tsx file `<` begins an element, in a .ts file it may begin a type. */
const swcReact = {
  ...swc,
  jsc: {
    ...swc.jsc,
    parser: { ...swc.jsc.parser, tsx: true },
    transform: { ...swc.jsc.transform, react: { runtime: 'automatic' } },
  },
};

const shared = {
  testEnvironment: 'node',
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', swc], '^.+\\.tsx$': ['@swc/jest', swcReact] },
  // The packages of Nest 12, and what Fastify serves files with, are ESM only, so they pass through the transform too.
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|@bull-board|@fastify/cookie|cookie|content-disposition)/)'],
  moduleNameMapper: {
    '\\.css(\\?url)?$': '<rootDir>/test/browser/style.cjs',
    '^@callboard/([^/]+)$': '<rootDir>/libs/$1/src',
    '^@callboard/([^/]+)/(.+)$': '<rootDir>/libs/$1/src/$2',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.cache'],
};

module.exports = {
  // A limit against hanging, not a measure: these tests create databases and start servers, on machines that are shared.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,test,scripts,bench}/**/*.spec.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(int|e2e)-spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs,test}/**/*.int-spec.ts'],
      globalSetup: '<rootDir>/libs/testing/src/global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: '<rootDir>/test/browser/environment.ts',
      testMatch: ['<rootDir>/test/browser/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/browser/global-setup.ts',
      globalTeardown: '<rootDir>/test/browser/global-teardown.ts',
    },
  ],
};
