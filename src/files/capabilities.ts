import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const capabilitiesPath = '.state/capabilities.json';
/** An org learns: what it could not do a week ago is tried again. */
const validMs = 7 * 24 * 3600_000;

/** What an earlier run found an org to bear, as it was written; empty where nothing is known, or no longer. */
export async function readCapabilities(root: string, orgId: string, now: Date): Promise<Record<string, unknown>> {
  try {
    const found = JSON.parse(await readFile(join(root, capabilitiesPath), 'utf8')) as Record<string, unknown>;
    const age = now.getTime() - Date.parse(String(found.at));
    const ways = found.ways as Record<string, unknown>;
    return found.orgId === orgId && age >= 0 && age < validMs && typeof ways === 'object' ? ways : {};
  } catch {
    return {};
  }
}

/** Keeps it beside the library. What cannot be written is found out again. */
export async function writeCapabilities(
  root: string,
  orgId: string,
  found: { ways: object; now: Date },
): Promise<void> {
  const text = JSON.stringify({ orgId, at: found.now.toISOString(), ways: found.ways }, undefined, 2);
  await writeFile(join(root, capabilitiesPath), `${text}\n`).catch(() => undefined);
}
