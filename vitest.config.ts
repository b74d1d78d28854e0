import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/cases/**'],
    // Only against hanging: shared machines give a test a tenth of a processor at times.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
