import { beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../simulator/world.ts';
import { worlds } from '../simulator/worlds/index.ts';
import { inHolder } from './changes.ts';
import { build, factsIn, gapsIn, objectIn, type Built, type Library } from './library.ts';
import { kindsUnlike, section } from './reading.ts';

const acme = worlds.acme({});
const page = ['--emit', 'markdown'];

describe('a user with View Setup but no Read', () => {
  let built: Built;
  let reader: Library;
  beforeAll(async () => {
    built = await build({ world: acme, user: 'setupOnly', argv: page });
    reader = (await build({ world: acme, user: 'noMetadata' })).library;
  });

  it('gets everything that a reader without the Metadata permission gets, but for what describe and counts tell', () => {
    expect(built.run.status).toBe(0);
    expect(built.library.objects.size).toBe(acme.objects.length);
    const unlike = kindsUnlike(reader, built.library);
    expect(unlike).toEqual(expect.arrayContaining(['dependent-picklist', 'fill-rate', 'usage']));
    const known = ['holder', 'lookup-filter', 'roll-up']; // by tests of their own
    expect(unlike.filter((kind) => !known.includes(kind))).toEqual(['dependent-picklist', 'fill-rate', 'usage']);
  });

  it('has a gap of each object for picklists, counts and uses, with the permission that would open them', () => {
    for (const kind of ['dependent-picklist', 'fill-rate', 'usage']) {
      const own = (objectIn(built.library, 'Account').gaps ?? []).filter((gap) => gap.kind === kind);
      expect({ kind, reasons: own.map(({ reason }) => reason) }).toEqual({
        kind,
        reasons: [expect.stringContaining('Read on the object, or View All Data, would open it')],
      });
    }
    const fills = built.library.stats.objects['Account']?.fields ?? {};
    expect(new Set(Object.values(fills))).toEqual(new Set([null]));
    expect(built.library.stats.objects['Account']?.recordCount).toEqual({ value: 18_240, source: 'recordCount' });
  });

  it('reads on the page that dependent picklists are not readable, and each field that its filling is unknown', () => {
    const setup = section(built.library, 'objects/Account.md', 'setup');
    expect(setup).toMatch(/Dependent picklists: not readable: NOT_LISTED/);
    expect(built.library.text('docs/objects/Account.md')).toMatch(/`Industry` \|.*\| unknown \|$/m);
  });

  // Which definitions are worth a request is told by describe alone, and describe shows nothing.
  it.each(['roll-up', 'lookup-filter'])('reads each %s of Account, or has a gap for it', (kind) => {
    const gaps = [...gapsIn(built.library, kind), ...(objectIn(built.library, 'Account').gaps ?? [])];
    const told = gaps.some((gap) => gap.kind === kind) || factsIn(built.library, 'Account', kind).length > 0;
    expect(told).toBe(true);
  });
});

describe('system permissions for a user whom describe shows no PermissionSet', () => {
  // Which columns there are is told by describe alone.
  const muted = [
    inHolder('Service_Basics', () => ({ systemPermissions: ['ViewAllData', 'RunReports'] })),
    inHolder('Field_Service_Muting', () => ({ systemPermissions: ['ViewAllData'] })),
  ].reduce<World>((world, apply) => apply(world), acme);
  const holders = async () => {
    const { library } = await build({ world: muted, user: 'setupOnly', with: ['security'] });
    const named = (name: string) => library.org.holders?.find(({ holder }) => holder === name);
    return { library, of: (name: string) => named(name)?.['systemPermissions'] };
  };

  it('are whole, or a gap says that they are not', async () => {
    const { library, of } = await holders();
    const whole = JSON.stringify(of('Service_Basics')) === JSON.stringify(['RunReports', 'ViewAllData']);
    expect(whole || gapsIn(library, 'holder').length > 0).toBe(true);
  });

  it('of a group never hold what the group takes away', async () => {
    const { of } = await holders();
    expect(of('Field_Service')).not.toContain('ViewAllData');
  });
});
