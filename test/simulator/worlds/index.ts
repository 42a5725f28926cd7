import type { World } from '../world.ts';
import { acme } from './acme.ts';
import { grown } from './grown.ts';
import { hostile } from './hostile.ts';

export type WorldOptions = { readonly size?: number; readonly seed?: number };
export type WorldName = 'acme' | 'grown' | 'hostile';

/** Every world that the simulated org can serve, by name; only the grown one has a size and a seed. */
export const worlds: Record<WorldName, (options?: WorldOptions) => World> = { acme, grown, hostile };
