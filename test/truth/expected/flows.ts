import type { WorldFlow } from '../../simulator/world/automation.ts';
import { fullNameOf, given, type Expected, type Truth } from './expectation.ts';
import type { Place } from './schema.ts';

type Tree = Readonly<Record<string, unknown>>;

/** Flows and processes: of the version that runs, else of the latest. */
export function flowFacts(truth: Truth): readonly Expected[] {
  return (truth.automation.flows ?? []).map((flow) => {
    const active = flow.versions.find(({ status }) => status === 'Active');
    const shown = active ?? flow.versions.at(-1);
    if (shown === undefined) throw new Error(`The flow ${flow.name} has no version.`);
    const { metadata } = shown;
    const start = (metadata['start'] ?? {}) as Tree;
    const paths = treesIn(start['scheduledPaths']);
    return {
      object: truth.object(objectOf(flow, metadata)),
      kind: 'flow',
      parts: [fullNameOf(flow)],
      label: flow.label,
      description: flow.description,
      details: {
        active: active !== undefined,
        processType: metadata['processType'] ?? null,
        ...given('triggerType', start['triggerType']),
        ...given('recordTriggerType', start['recordTriggerType']),
        ...given('order', metadata['triggerOrder']),
        ...(paths.some((path) => path['pathType'] === 'AsyncAfterCommit') && { asynchronousPath: true }),
        version: shown.number,
        fullName: fullNameOf(flow),
        ...given('namespace', flow.namespace),
      },
      // The content of a package's flow is hidden from everybody.
      uses: flow.namespace === null ? usesOf(truth, metadata) : [],
      component: ['Flow', fullNameOf(flow), flow.namespace],
    };
  });
}

/** The object that starts it: of a process it stands in the content alone, which a package keeps to itself. */
function objectOf({ namespace }: WorldFlow, metadata: Tree): string | null {
  const ofStart = textAt(metadata['start'], 'object');
  return ofStart ?? (namespace === null ? processObject(metadata) : null);
}

function processObject(metadata: Tree): string | null {
  const setting = treesIn(metadata['processMetadataValues']).find(({ name }) => name === 'ObjectType');
  return textAt(setting?.['value'], 'stringValue');
}

const elements = ['recordLookups', 'recordCreates', 'recordUpdates', 'recordDeletes'];

function usesOf(truth: Truth, metadata: Tree): readonly Place[] {
  const { schema } = truth;
  const own = textAt(metadata['start'], 'object') ?? processObject(metadata);
  const variables = new Map<string, string>(own === null ? [] : [['$Record', own]]);
  for (const one of treesIn(metadata['variables'])) variables.set(String(one['name']), String(one['objectType']));
  for (const one of treesIn(metadata['recordLookups'])) variables.set(String(one['name']), String(one['object']));
  const steps = elements.flatMap((name) => treesIn(metadata[name]));
  const all = own === null ? steps : [...steps, { ...(metadata['start'] as Tree), object: own }];
  const touched = all.flatMap((step) => {
    const of = textAt(step, 'object') ?? variables.get(textAt(step, 'inputReference') ?? '') ?? '';
    const itself = textAt(step, 'object') === null || !schema.objects.has(of) ? [] : [{ object: of }];
    return [...itself, ...namesIn(step).flatMap((name) => schema.along([name], of))];
  });
  const followed = pathsIn(metadata).flatMap(([root = '', ...path]) => {
    const of = variables.get(root);
    return of === undefined || path.length === 0 ? [] : schema.along(path, of);
  });
  return [...touched, ...followed];
}

/** Fields that a step filters by, fills or asks for. */
function namesIn(step: Tree): readonly string[] {
  const lines = ['filters', 'inputAssignments'].flatMap((name) => treesIn(step[name]));
  return [...lines.map(({ field }) => String(field)), ...((step['queriedFields'] ?? []) as readonly string[])];
}

const references = ['leftValueReference', 'elementReference'];

/** What the flow names by `Variable.Field`, as a reference or in the middle of a text. */
function pathsIn(value: unknown, name = ''): readonly (readonly string[])[] {
  if (typeof value === 'string') {
    if (references.includes(name)) return [value.split('.')];
    return (value.match(/\{![^}]+\}/g) ?? []).map((found) => found.slice(2, -1).split('.'));
  }
  if (Array.isArray(value)) return value.flatMap((one: unknown) => pathsIn(one, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => pathsIn(one, key));
}

const treesIn = (value: unknown): readonly Tree[] => (Array.isArray(value) ? (value as readonly Tree[]) : []);

function textAt(value: unknown, name: string): string | null {
  const found = typeof value === 'object' && value !== null ? (value as Tree)[name] : undefined;
  return typeof found === 'string' ? found : null;
}
