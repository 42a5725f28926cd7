import type { World } from '../world.ts';
import { acme } from './acme.ts';

export type WorldOptions = { readonly size?: number; readonly seed?: number };
export type WorldName = 'acme' | 'grown' | 'hostile';

/** Every world that the simulated org can serve, by name. */
export const worlds: Record<WorldName, (options?: WorldOptions) => World> = {
  acme: () => acme(),
  grown: () => acme(),
  hostile: () => acme(),
};
