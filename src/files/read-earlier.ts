import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectStats, Schema, SObject } from '../model/schema.js';
import type { Folder } from './inspect-folder.js';

/** An object as an earlier build wrote it; nothing when there is no such file or it is damaged. */
export async function readEarlierObject(folder: Folder, path: string): Promise<SObject | undefined> {
  try {
    const json: unknown = JSON.parse(await readFile(join(folder.path, path), 'utf8'));
    const empty = { fields: [], childRelationships: [], facts: {}, gaps: [] };
    return { ...empty, ...(json as Partial<SObject>) } as SObject;
  } catch {
    return undefined;
  }
}

/** What an earlier build wrote of no single object; nothing when there is no such file or it is damaged. */
export async function readEarlierOrg(folder: Folder): Promise<EarlierOrg | undefined> {
  try {
    const json = JSON.parse(await readFile(join(folder.path, 'org.json'), 'utf8')) as Partial<EarlierOrg>;
    return { facts: json.facts ?? {}, holders: json.holders ?? null, packages: json.packages ?? null };
  } catch {
    return undefined;
  }
}

export type EarlierOrg = Pick<Schema, 'facts' | 'holders' | 'packages'>;

/** The record counts of an earlier build by API name; empty when there are none. */
export async function readEarlierStats(folder: Folder): Promise<ReadonlyMap<string, ObjectStats>> {
  try {
    const { objects } = JSON.parse(await readFile(join(folder.path, 'stats.json'), 'utf8')) as {
      objects: Record<string, ObjectStats>;
    };
    return new Map(Object.entries(objects));
  } catch {
    return new Map();
  }
}
