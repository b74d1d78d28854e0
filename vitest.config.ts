import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/cases/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
