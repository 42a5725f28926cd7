import { childRelationships } from './child-relationships.ts';
import { describeBriefly, describeObject, describeUrls } from './describe-object.ts';
import type { Session } from './org.ts';
import { seesObject, visibleObjects } from './visibility.ts';
import type { World, WorldObject } from './world.ts';

/** Builds each describe once for each user. */
export type Describer = {
  /** The object when the user sees it. */
  readonly find: (session: Session, name: string) => WorldObject | null;
  readonly json: (session: Session, object: WorldObject, version: string) => string;
  readonly result: (session: Session, object: WorldObject) => Record<string, unknown>;
  readonly globalJson: (session: Session, version: string) => string;
  readonly lastModified: (session: Session) => number;
};

/** A describer with an empty cache; the world does not change while it runs. */
export function createDescriber(world: World): Describer {
  const byName = new Map(world.objects.map((object) => [object.name, object]));
  const cached = createCache<string>();
  const children = createCache<ReadonlyMap<string, readonly object[]>>();
  const result = (session: Session, object: WorldObject): Record<string, unknown> => {
    const ofUser = children(session.name, () => childRelationships(world, session.user));
    return describeObject(object, session.user, ofUser.get(object.name) ?? []);
  };
  return {
    find: ({ user }, name) => {
      const object = byName.get(name);
      return object !== undefined && seesObject(user, object) ? object : null;
    },
    result,
    json: (session, object, version) =>
      cached(`${session.name} ${version} ${object.name}`, () =>
        JSON.stringify({ ...result(session, object), urls: describeUrls(object, version) }),
      ),
    globalJson: (session, version) => cached(`${session.name} ${version}`, () => globalJson(world, session, version)),
    lastModified: ({ user }) =>
      visibleObjects(world, user).reduce((latest, object) => Math.max(latest, Date.parse(object.lastModifiedDate)), 0),
  };
}

function createCache<Value>(): (key: string, build: () => Value) => Value {
  const values = new Map<string, Value>();
  return (key, build) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const built = build();
    values.set(key, built);
    return built;
  };
}

function globalJson(world: World, { user }: Session, version: string): string {
  const sobjects = visibleObjects(world, user).map((object) => ({
    ...describeBriefly(object, user),
    urls: describeUrls(object, version),
  }));
  return JSON.stringify({ encoding: 'UTF-8', maxBatchSize: 200, sobjects });
}
