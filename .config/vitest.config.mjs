import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.mjs';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/sf/**', 'test/long/**'],
    globals: true, // @salesforce/core's test doubles need it
    setupFiles: ['test/setup.ts'],
    disableConsoleIntercept: true, // the CLI's tables need the real console
    reporters: reporters('test'),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
