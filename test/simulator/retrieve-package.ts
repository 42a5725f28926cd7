import type { Component, Components } from './components.ts';
import { metadataXml, xmlFile } from './metadata-xml.ts';
import { createZip } from './zip.ts';
import type { ZipWriter } from './zip.ts';

/** What a retrieve asks for, as in package.xml. */
export type PackageRequest = {
  readonly types: readonly { readonly name: string; readonly members: readonly string[] }[];
  readonly version: string;
  readonly singlePackage: boolean;
};

export type RetrieveMessage = { readonly fileName: string; readonly problem: string };

/** How a retrieve ends: with a zip, or because it was too much. */
export type Retrieved =
  | { readonly zip: Buffer; readonly messages: readonly RetrieveMessage[] }
  | { readonly errorStatusCode: string; readonly errorMessage: string };

/** The types of files that a retrieve knows here; the parts of these files are not asked for by themselves. */
const fileTypes = new Set([
  ...['ApprovalProcess', 'AssignmentRules', 'AutoResponseRules', 'CustomApplication', 'CustomObject', 'DuplicateRule'],
  ...['EscalationRules', 'FlexiPage', 'Flow', 'GlobalValueSet', 'Layout', 'SharingRules', 'Workflow'],
]);

// docs: a retrieve has at most 10,000 files, 39 MB as a zip and 600 MB without.
const maxFiles = 10_000;
const maxPacked = 39 * 1024 * 1024;
const maxUnpacked = 600 * 1024 * 1024;

/** Writes the zip of a retrieve, file after file. */
export function retrievePackage(components: Components, request: PackageRequest): Retrieved {
  const retrieve: Retrieve = {
    zip: createZip(),
    folder: request.singlePackage ? '' : 'unpackaged/',
    problems: [],
    retrieved: [],
    files: 0,
  };
  for (const type of request.types) {
    if (!addType(retrieve, components, type)) return tooMuch;
  }
  const { folder, problems, retrieved, zip } = retrieve;
  const fileName = `${folder}package.xml`;
  zip.add(fileName, manifestOf(retrieved, request.version));
  return { zip: zip.end(), messages: problems.map((problem) => ({ fileName, problem })) };
}

type Members = PackageRequest['types'][number];

/** A retrieve while it is written. */
type Retrieve = {
  readonly zip: ZipWriter;
  readonly folder: string;
  readonly problems: string[];
  readonly retrieved: Members[];
  files: number;
};

/** Adds the files of one type; false when they are too much. */
function addType(retrieve: Retrieve, components: Components, { members, name }: Members): boolean {
  const { problems, retrieved } = retrieve;
  if (!fileTypes.has(name)) {
    problems.push(`Entity type: '${name}' is unknown`);
    return true;
  }
  const found = new Set<string>();
  for (const group of filesOf(components.members(name, members))) {
    addFile(retrieve, name, group, found);
    if (isTooMuch(retrieve)) return false;
  }
  const missing = members.filter((member) => member !== '*' && !found.has(member));
  problems.push(...missing.map((member) => `Entity of type '${name}' named '${member}' cannot be found`));
  retrieved.push({ name, members: [...found].sort() });
  return true;
}

const isTooMuch = ({ files, zip }: Retrieve): boolean =>
  files > maxFiles || zip.packed() > maxPacked || zip.unpacked() > maxUnpacked;

const tooMuch: Retrieved = {
  errorStatusCode: 'LIMIT_EXCEEDED',
  errorMessage: `A retrieve can have at most ${maxFiles} files, and 39 MB as a zip file.`,
};

/** Adds a file when any of it may be seen, and notes the member that it is. */
function addFile(retrieve: Retrieve, root: string, { components, file }: Group, found: Set<string>): void {
  const xml = metadataXml(root, components);
  if (xml === null) return;
  const whole = components.find(({ type }) => type === root);
  found.add(whole?.fullName ?? file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, ''));
  retrieve.zip.add(`${retrieve.folder}${file}`, xml);
  retrieve.files += 1;
}

type Group = { readonly file: string; readonly components: Component[] };

/** The components of one file after another: only those of one stand in memory. */
function* filesOf(components: Iterable<Component>): Generator<Group> {
  const written = new Set<string>();
  const groups: Group[] = [];
  for (const component of components) {
    const { file } = component;
    if (file === null) continue;
    if (groups[0]?.file === file) {
      groups[0].components.push(component);
      continue;
    }
    yield* groups.splice(0);
    if (written.has(file)) throw new Error(`The components of ${file} do not stand side by side.`);
    written.add(file);
    groups.push({ file, components: [component] });
  }
  yield* groups;
}

const manifestOf = (
  types: readonly { readonly name: string; readonly members: readonly string[] }[],
  version: string,
): string =>
  xmlFile('Package', {
    types: types.filter(({ members }) => members.length > 0).map(({ members, name }) => ({ members, name })),
    version,
  });
