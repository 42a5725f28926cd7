import { defineConfig } from 'vitest/config';

// In the real sf: minutes rather than seconds, and the only tests that install something.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/sf/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
