'use strict';

/** Settings that both suites share; a suite of its own only says where its tests lie. */
const shared = {
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/setup/console.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^schemactl/(schema|domain)$': '<rootDir>/src/$1/index.ts',
    '^schemactl$': '<rootDir>/src/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
};

module.exports = {
  maxWorkers: 2,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/setup/timeout.ts'],
      globalSetup: '<rootDir>/test/setup/start-engines.ts',
      globalTeardown: '<rootDir>/test/setup/stop-engines.ts',
    },
  ],
};
