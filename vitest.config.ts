import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Node gives everybody graphql's CommonJS build; vite would give the tests a second copy, whose types are not the same.
  resolve: { alias: [{ find: /^graphql$/u, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: process.env.CI ? ['default', './tests/count-reporter.ts'] : ['default'],
  },
});
