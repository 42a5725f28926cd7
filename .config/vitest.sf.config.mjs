import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.mjs';

// In the real sf: minutes rather than seconds, and the only tests that install something.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/sf/**/*.test.ts'],
    reporters: reporters('sf'),
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
