import type { Gap, Package } from '../../model/schema.js';
import type { ListQuery, Org } from '../../salesforce/org.js';
import { reasonOf } from '../reason.js';
import { text } from '../row.js';

export type Packages = {
  /** Null where they could not be read. */
  readonly packages: readonly Package[] | null;
  readonly gaps: readonly Gap[];
  readonly failed: readonly string[];
};

const version = ['MajorVersion', 'MinorVersion', 'PatchVersion', 'BuildNumber'].map(
  (part) => `SubscriberPackageVersion.${part}`,
);
const list: ListQuery = {
  from: 'InstalledSubscriberPackage',
  columns: ['Id', 'SubscriberPackage.NamespacePrefix', 'SubscriberPackage.Name', ...version],
};

/** Installed packages. Source: Tooling API, InstalledSubscriberPackage. */
export async function readPackages(org: Org): Promise<Packages> {
  for await (const { answer } of org.list('tooling', [list])) {
    if ('refusal' in answer) {
      const gap = { kind: 'package', reason: reasonOf(answer.refusal, list.from) };
      return { packages: null, gaps: [gap], failed: answer.refusal.final ? [] : ['package'] };
    }
    const packages = answer.value.rows.map((row) => ({
      namespace: text(row, 'SubscriberPackage.NamespacePrefix') ?? '',
      name: text(row, 'SubscriberPackage.Name') ?? '',
      version: version.flatMap((part) => text(row, part) ?? []).join('.'),
    }));
    return { packages, gaps: [], failed: [] };
  }
  return { packages: null, gaps: [], failed: [] };
}
