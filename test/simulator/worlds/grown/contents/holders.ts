import type { World, WorldObject } from '../../../world.ts';
import type {
  FieldGrant,
  ObjectGrant,
  Security,
  WorldAssignment,
  WorldGroup,
  WorldHolder,
} from '../../../world/security.ts';
import { holderKey } from '../../../world/holder.ts';
import { grantable, groupRow, licence, muting, nothing, permissionSet, profile } from '../../contents/holders.ts';
import { recordId } from '../../ids.ts';
import { objectPermissionsOf } from '../../permissions.ts';
import { seedOf } from '../../random.ts';
import { ROLES, SUBJECTS } from '../words.ts';
import { drawFor } from './draw.ts';
import type { Draw } from './draw.ts';

/** Field permissions of profiles and permission sets in the full world: exactly so many. */
const FULL_CELLS = 300_000;

/** Who may do what in a grown world: 20 profiles, 32 permission sets and 8 groups at full size. */
export function security(world: World, seed: number): Security {
  const draw = drawFor(world, 'security', seed);
  const groups = groupsOf(draw.times(8, 2), draw.times(32, 4));
  const granted = grantedTo(draw);
  // What the org says of a group's own row is not what its parts add up to.
  const groupRows = groups.map(({ name }) => groupRow(name, { objects: { Account: 'cred' } }));
  return {
    holders: [...granted, ...groupRows, ...mutings(draw, groups), ...strangers],
    groups,
    entityAccess: world.objects
      .filter(({ customSetting, name }) => customSetting || name.endsWith('__mdt'))
      .flatMap(({ name }, at) => {
        const holder = granted[at % granted.length];
        return holder === undefined
          ? []
          : [{ holder: holderKey(holder), type: 'CustomEntityDefinition', entity: name }];
      }),
    assignments: assignments(world, [...granted, ...groupRows], draw),
  };
}

function grantedTo({ times, world }: Draw): WorldHolder[] {
  const users = Object.values(world.users);
  const own = [...new Set(users.map(({ profileName }) => profileName))];
  const bare = new Set(users.filter(({ reads }) => reads !== 'all').map(({ profileName }) => profileName));
  const profiles = [...own, ...titles].slice(0, times(20, 4));
  const sets = Array.from({ length: times(32, 4) }, (_, at) => setName(at));
  const pool = poolOf(world);
  const shareOf = sharesOf(pool, times(FULL_CELLS), profiles.length + sets.length - bare.size);
  let holder = 0;
  const granted = () => grants(pool, holder, shareOf(holder++));
  return [
    ...profiles.map((name, at) =>
      profile(name, {
        custom: at >= own.length,
        systemPermissions: rightsBy(name, bare.has(name), at),
        ...(bare.has(name) ? {} : granted()),
      }),
    ),
    ...sets.map((name, at) => permissionSet(name, { type: at % 11 === 10 ? 'Session' : 'Regular', ...granted() })),
  ];
}

function rightsBy(name: string, bare: boolean, at: number): readonly string[] {
  if (name === 'System Administrator') return FULL_RIGHTS;
  return ['ApiEnabled', ...(bare ? ['ViewSetup'] : at % 3 === 0 ? ['RunReports'] : [])];
}

const FULL_RIGHTS = ['ApiEnabled', 'ViewSetup', 'ViewAllData', 'ModifyAllData', 'ModifyMetadata'];

/** Equal parts of all cells, which together are exactly as many; in a small world no more than there are fields for. */
function sharesOf(pool: Pool, wanted: number, holders: number): (holder: number) => number {
  const capacity = pool.reduce((sum, { names }) => sum + names.length, 0);
  const cells = Math.min(wanted, Math.floor(capacity * holders * 0.6));
  return (at) => Math.floor((cells * (at + 1)) / holders) - Math.floor((cells * at) / holders);
}

const titles = SUBJECTS.map((subject) => `${subject} User`);
const setName = (at: number): string =>
  `${SUBJECTS[at % SUBJECTS.length] ?? ''}_${ROLES[at % ROLES.length] ?? ''}_${at}`;

type Pool = readonly {
  readonly object: WorldObject;
  readonly names: readonly string[];
  readonly fixed: ReadonlySet<string>;
}[];

/** What can be granted at all, each list of names held once. */
function poolOf({ objects }: World): Pool {
  return objects
    .filter(({ associate, customizable }) => associate === null && customizable)
    .map((object) => ({
      object,
      names: grantable(object),
      fixed: new Set(object.fields.filter(({ updateable }) => !updateable).map(({ name }) => name)),
    }))
    .filter(({ names }) => names.length > 0);
}

/** Goes from object to object, beginning elsewhere for each holder, until as many cells are granted as wanted. */
function grants(pool: Pool, holder: number, cells: number): { objects: ObjectGrant[]; fields: FieldGrant[] } {
  const taken: Pool[number][] = [];
  const fields: FieldGrant[] = [];
  let left = cells;
  for (let turn = 0; left > 0 && turn < pool.length; turn++) {
    const entry = pool[placeOf(turn, holder, pool.length)];
    if (entry === undefined) break;
    const names = entry.names.length <= left ? entry.names : entry.names.slice(0, left);
    taken.push(entry);
    fields.push(splitGrant(entry, names, holder));
    left -= names.length;
  }
  if (left > 0) throw new Error(`A holder cannot have ${cells} cells here.`);
  const able = objectPermissionsOf(taken.map(({ object }) => object));
  return { objects: able.map((object, at): ObjectGrant => [object, rightsOf(at + holder)]), fields };
}

/** Every second place at first, then those between. */
function placeOf(turn: number, holder: number, length: number): number {
  const between = length % 2 === 0 ? Math.floor((turn * 2) / length) : 0;
  return (holder * 7 + turn * 2 + between) % length;
}

const rightsOf = (draw: number): string => RIGHTS[draw % RIGHTS.length] ?? 'r';

const RIGHTS = ['r', 'cre', 'cred', 'r', 're', 'credv', 'credvm', 'rv'] as const;

/** What cannot be changed is granted to read only; of the rest about a third, too. */
function splitGrant({ object, fixed }: Pool[number], names: readonly string[], holder: number): FieldGrant {
  const readOnly = names.filter((name) => fixed.has(name) || seedOf(name, holder) % 3 === 0);
  const held = new Set(readOnly);
  return { object: object.name, readOnly, edit: names.filter((name) => !held.has(name)) };
}

function groupsOf(count: number, sets: number): WorldGroup[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `Group_${at}`,
    label: `Group ${at}`,
    namespace: null,
    description: null,
    status: at % 5 === 4 ? 'Outdated' : 'Updated',
    members: [setName((at * 3) % sets), setName((at * 3 + 1) % sets)],
    muting: at % 2 === 0 ? `Group_${at}_Muting` : null,
  }));
}

/** Every second group takes away a few fields, and Delete on an object. */
function mutings({ world }: Draw, groups: readonly WorldGroup[]): WorldHolder[] {
  const account = poolOf(world).find(({ object }) => object.name === 'Account');
  return groups.flatMap(({ muting: name }) =>
    name === null
      ? []
      : [muting(name, { objects: { Account: 'd' }, fields: { Account: { edit: account?.names.slice(0, 5) ?? [] } } })],
  );
}

const strangers: readonly WorldHolder[] = [
  licence('Sales Console User', '0PL', {
    objects: { Account: 'cred' },
    fields: { Account: { edit: ['Industry', 'Phone', 'Fax'] } },
  }),
  licence('Salesforce', '100', { objects: { Account: 'credvm', Contact: 'credvm' } }),
  nothing('A deleted permission set', { objects: { Account: 'r' } }),
];

/** Every user has a profile, most a permission set, some have left. */
function assignments({ users }: World, holders: readonly WorldHolder[], { random, times }: Draw): WorldAssignment[] {
  const profiles = holders.filter(({ kind }) => kind === 'profile').map(holderKey);
  const sets = holders.filter(({ kind }) => kind !== 'profile').map(holderKey);
  const ofUsers = Object.values(users).map(({ id, profileName }) => ({
    ...plain,
    holder: `profile ${profileName}`,
    assignee: id,
  }));
  const others = Array.from({ length: times(2400, 20) }, (_, at) => {
    const person = { ...plain, assignee: recordId('005', `person ${at}`), active: random.share(0.85) };
    const more = Array.from({ length: random.between(0, 3) }, () => ({
      ...person,
      holder: random.pick(sets),
      expires: random.share(0.1) ? random.pick(['2026-01-31T23:00:00.000+0000', '2099-12-31T23:00:00.000+0000']) : null,
    }));
    return [{ ...person, holder: random.pick(profiles) }, ...new Map(more.map((one) => [one.holder, one])).values()];
  });
  return [...ofUsers, ...others.flat()];
}

const plain = { active: true, expires: null } as const;
