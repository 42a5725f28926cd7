import type { Window } from '../../../src/limiter/window.js';

/** So many at once, whatever happens: what nearly every tool does. No source and no constant beside the argument. */
export const fixedWindow = (size: number): Window => ({ size, answered: () => undefined, failed: () => false });
