import type { World } from '../../simulator/world.ts';
import { automationFacts } from './automation.ts';
import { truthOf, type Expected, type Truth } from './expectation.ts';
import { fieldFacts } from './fields.ts';
import { gapsOf } from './gaps.ts';
import { pageFacts } from './pages.ts';
import { assignedTo, grantingIn, holderJson, securityFacts } from './security.ts';
import { setupFacts } from './setup.ts';
import { fillRates } from './stats.ts';
import { usageFacts } from './usage.ts';
import { createCells, factKey, type Cells } from '../cells.ts';

/** Everything that a complete library of this world says beside objects and fields, computed from the world alone. */
export function expectedOf(world: World): Cells {
  const truth = truthOf(world);
  const facts = [
    ...automationFacts(truth),
    ...pageFacts(truth),
    ...setupFacts(truth),
    ...fieldFacts(truth),
    ...securityFacts(truth),
  ];
  const cells = createCells();
  for (const fact of [...facts, ...usageFacts(truth, facts)]) addFact(cells, fact);
  addStats(cells, truth);
  addOrg(cells, truth);
  const gaps = new Map(gapsOf(truth).map((gap) => [JSON.stringify(gap), gap]));
  for (const { object, kind, code } of gaps.values()) cells.add(object, 'gap', `${kind} ${code}`, true);
  return cells.cells;
}

function addFact(
  cells: ReturnType<typeof createCells>,
  { object, kind, parts, label, description, details, uses }: Expected,
): void {
  const key = factKey(kind, object === null ? parts : [object, ...parts]);
  cells.add(object, kind, key, { label, description: description ?? undefined, details });
  const places = (uses ?? []).map(({ object: used, field }) =>
    field === undefined ? factKey('object', [used]) : factKey('field', [used, field]),
  );
  cells.add(object, kind, `${key} uses`, [...new Set(places)].sort());
}

function addStats(cells: ReturnType<typeof createCells>, truth: Truth): void {
  for (const object of truth.world.objects) {
    const { name, recordCount } = object;
    const count = recordCount === null ? null : { value: recordCount, source: 'recordCount' };
    cells.add(name, 'record-count', 'record-count', count);
    for (const [field, fill] of Object.entries(fillRates(truth, object))) cells.add(name, 'fill-rate', field, fill);
  }
}

function addOrg(cells: ReturnType<typeof createCells>, truth: Truth): void {
  for (const holder of grantingIn(truth)) {
    const json = holderJson(holder);
    cells.add(null, 'holder', `${holder.type}:${holder.name}`, json);
    cells.add(null, 'assigned-users', `${holder.type}:${holder.name}`, assignedTo(truth, holder));
  }
  for (const { name, namespace, version } of truth.metadata.packages ?? [])
    cells.add(null, 'package', name, { namespace: namespace ?? '', name, version: version.join('.') });
}
