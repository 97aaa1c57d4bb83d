/** Three tiers, one configuration: unit specs beside their files, integration specs on real services. */
const shared = {
  testEnvironment: 'node',
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', require('./jest.swc.cjs')] },
  // The packages of Nest 12, and what Fastify serves files with, are ESM only, so they pass through the transform too.
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|@bull-board|@fastify/cookie|cookie|content-disposition)/)'],
  moduleNameMapper: {
    '^@callboard/([^/]+)$': '<rootDir>/libs/$1/src',
    '^@callboard/([^/]+)/(.+)$': '<rootDir>/libs/$1/src/$2',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.cache'],
};

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,test,scripts,bench}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.int-spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs,test}/**/*.int-spec.ts'],
      globalSetup: '<rootDir>/libs/testing/src/global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts',
    },
  ],
};
