import { readEarlierOrg } from '../files/read-earlier.js';
import type { Folder } from '../files/inspect-folder.js';
import type { FactsByKind, Gap, SObject } from '../model/schema.js';
import type { OrgRead } from './read-org.js';

/**
 * Kinds of fact that failed keep what an earlier build knew of them, marked as stale: a rule that was not read is not gone.
 * `earlier` are the objects of the library in the folder.
 */
export async function keepFacts(read: OrgRead, earlier: readonly SObject[], folder: Folder): Promise<OrgRead> {
  const { failedKinds } = read;
  if (failedKinds.length === 0) return read;
  const before = new Map(earlier.map((object) => [object.name, object]));
  const org = await readEarlierOrg(folder);
  const ofOrg = keptOf(failedKinds, read.ofOrg, org?.facts);
  const failed = (kind: string): boolean => failedKinds.includes(kind);
  const holders = read.holders ?? (failed('holder') ? (org?.holders ?? null) : null);
  const packages = read.packages ?? (failed('package') ? (org?.packages ?? null) : null);
  return {
    ...read,
    objects: read.objects.map((object) => withKept(object, failedKinds, before.get(object.name))),
    ofOrg: { ...read.ofOrg, ...ofOrg },
    ...{ holders, packages },
    gaps: [...read.gaps, ...Object.keys(ofOrg).map(stale)],
  };
}

function withKept(object: SObject, kinds: readonly string[], earlier: SObject | undefined): SObject {
  const kept = keptOf(kinds, object.facts, earlier?.facts);
  const names = Object.keys(kept);
  if (names.length === 0) return object;
  return { ...object, facts: { ...object.facts, ...kept }, gaps: [...object.gaps, ...names.map(stale)] };
}

/** Facts of the kinds that failed, where none were read now. */
function keptOf(kinds: readonly string[], now: FactsByKind, before: FactsByKind | undefined): FactsByKind {
  const names = kinds.filter((kind) => now[kind] === undefined && before && Object.hasOwn(before, kind));
  return Object.fromEntries(
    names.map((kind) => [kind, (before?.[kind] ?? []).map((fact) => ({ ...fact, uses: fact.uses ?? [] }))]),
  );
}

function stale(kind: string): Gap {
  return {
    kind: 'stale',
    reason: `NOT_READ: facts of the kind ${kind} could not be read in the last build; what is shown of them is from an earlier one.`,
  };
}
