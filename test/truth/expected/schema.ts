import type { World, WorldField, WorldObject } from '../../simulator/world.ts';
import { pathsIn } from './formula.ts';

/** A field, or an object as a whole. */
export type Place = { readonly object: string; readonly field?: string };

/** The objects and fields of a world as an administrator finds them, and where names lead to. */
export type Schema = {
  readonly objects: ReadonlyMap<string, WorldObject>;
  readonly fields: (object: string) => readonly WorldField[];
  readonly field: (object: string, name: string) => WorldField | undefined;
  /** Fields on the way along a path of names: `Owner.Email` of an account is its OwnerId and the user's Email. */
  readonly along: (path: readonly string[], object: string) => Place[];
  /** A name with or without its object in front: `Account.Industry`, `Industry`. */
  readonly named: (name: string, object: string) => Place[];
  readonly inFormula: (formula: string, object: string) => Place[];
};

type Names = { readonly fields: ReadonlyMap<string, WorldField>; readonly lookups: ReadonlyMap<string, WorldField> };

/** Whether an administrator sees the field anywhere. */
const isShown = ({ inDescribeGlobal, inEntityDefinition }: WorldObject, field: WorldField): boolean => {
  const defined = (field.in.fieldDefinition && field.dataType !== null) || field.in.entityParticle;
  return (inDescribeGlobal && field.in.describe) || (inEntityDefinition && defined);
};

export function schemaOf({ objects: all }: World): Schema {
  const objects = new Map(all.map((object) => [object.name, object]));
  const shown = new Map(all.map((object) => [object.name, object.fields.filter((field) => isShown(object, field))]));
  const names = new Map<string, Names>();
  const namesOf = (object: string): Names => {
    const known = names.get(object) ?? namesIn(shown.get(object) ?? []);
    names.set(object, known);
    return known;
  };
  const along: Schema['along'] = ([first, ...rest], object) => {
    const [name = '', only] = (first ?? '').toLowerCase().split(':');
    if (rest.length === 0) {
      const field = namesOf(object).fields.get(name);
      return field === undefined ? [] : [{ object, field: field.name }];
    }
    const lookup = namesOf(object).lookups.get(name);
    const targets = (lookup?.reference?.to ?? []).filter((to) => only === undefined || to.toLowerCase() === only);
    const further = targets.flatMap((target) => (objects.has(target) ? along(rest, target) : []));
    return lookup === undefined || further.length === 0 ? [] : [{ object, field: lookup.name }, ...further];
  };
  const named: Schema['named'] = (name, object) => {
    const [first = '', ...rest] = name.split('.');
    if (rest.length > 0 && objects.has(first)) return along(rest, first);
    return along([first, ...rest], object);
  };
  return {
    objects,
    along,
    named,
    fields: (object) => shown.get(object) ?? [],
    field: (object, name) => shown.get(object)?.find((one) => one.name === name),
    inFormula: (formula, object) => pathsIn(formula).flatMap((path) => globalOf(path, along) ?? along(path, object)),
  };
}

function namesIn(fields: readonly WorldField[]): Names {
  const lookups = fields.filter(({ reference }) => (reference?.to.length ?? 0) > 0);
  return {
    fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
    lookups: new Map(
      lookups.flatMap((field) => {
        const custom = field.name.endsWith('__c') ? `${field.name.slice(0, -1)}r` : null;
        return [field.reference?.relationshipName, custom].flatMap((name) =>
          name ? [[name.toLowerCase(), field] as const] : [],
        );
      }),
    ),
  };
}

/** Records that every formula knows: of the running user and the org. */
const globals: Readonly<Record<string, string>> = {
  $organization: 'Organization',
  $profile: 'Profile',
  $recordtype: 'RecordType',
  $user: 'User',
  $userrole: 'UserRole',
};

/** What a global variable leads to; undefined for names that are none. */
function globalOf([root = '', ...path]: readonly string[], along: Schema['along']): Place[] | undefined {
  if (!root.startsWith('$')) return undefined;
  const name = root.toLowerCase();
  if (globals[name] !== undefined) return along(path, globals[name]);
  if (name === '$setup') return along(path.slice(1), path[0] ?? '');
  return name === '$custommetadata' ? along(path.slice(2), path[0] ?? '') : [];
}
