import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.mjs';

// What takes too long for every change: builds that are killed, an org of twice the usual size, a full disk.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/long/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    reporters: reporters('long'),
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
