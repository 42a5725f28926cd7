import { componentsOf } from './components.ts';
import type { Components } from './components.ts';
import type { Org } from './org.ts';

/** The metadata components of an org: those of its world, unless a test brings its own. */
export const componentsIn = ({ options, world }: Org): Components => options.components ?? componentsOf(world);
