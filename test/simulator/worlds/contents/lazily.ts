import type { World } from '../../world.ts';

type Contents = Pick<World, 'automation' | 'metadata' | 'security' | 'dependencies'>;
type Makers = { readonly [Part in keyof Contents]-?: (world: World) => NonNullable<Contents[Part]> };

/** A world whose contents are made when somebody first looks at them. */
export function withContents(world: World, makers: Makers): World {
  const made: { -readonly [Part in keyof Contents]: Contents[Part] } = {};
  const whole: World = Object.freeze({
    ...world,
    get automation() {
      return (made.automation ??= makers.automation(whole));
    },
    get metadata() {
      return (made.metadata ??= makers.metadata(whole));
    },
    get security() {
      return (made.security ??= makers.security(whole));
    },
    get dependencies() {
      return (made.dependencies ??= makers.dependencies(whole));
    },
  });
  return whole;
}
