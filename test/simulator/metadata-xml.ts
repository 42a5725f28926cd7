import type { Component, MetadataTree } from './components.ts';
import { escapeXml } from './xml.ts';

/** How the parts of a file are called in it, by their type. */
const elements: Readonly<Record<string, string>> = {
  BusinessProcess: 'businessProcesses',
  CompactLayout: 'compactLayouts',
  CustomField: 'fields',
  FieldSet: 'fieldSets',
  Index: 'indexes',
  ListView: 'listViews',
  RecordType: 'recordTypes',
  SharingReason: 'sharingReasons',
  ValidationRule: 'validationRules',
  WebLink: 'webLinks',
  WorkflowAlert: 'alerts',
  WorkflowFieldUpdate: 'fieldUpdates',
  WorkflowOutboundMessage: 'outboundMessages',
  WorkflowRule: 'rules',
  WorkflowTask: 'tasks',
};

const namespace = 'http://soap.sforce.com/2006/04/metadata';

/** The XML of a file of a retrieve: a component of its own type, and the parts that share the file. Null: all is hidden. */
export function metadataXml(root: string, components: readonly Component[]): string | null {
  const shown = components.filter(({ metadata }) => metadata !== null);
  if (shown.length === 0) return null;
  const whole: Record<string, unknown> = {};
  for (const component of shown) {
    if (component.type === root) Object.assign(whole, component.metadata);
    else addPart(whole, component);
  }
  return xmlFile(root, whole);
}

/** An XML file of the Metadata API with a root element. */
export const xmlFile = (root: string, tree: MetadataTree): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${contentOf(tree, '    ')}</${root}>\n`;

function addPart(whole: Record<string, unknown>, { fullName, metadata, type }: Component): void {
  const element = elements[type];
  if (element === undefined) throw new Error(`A ${type} is no part of a file.`);
  const known = whole[element];
  const part = { ...metadata, fullName: fullName.slice(fullName.indexOf('.') + 1) };
  if (Array.isArray(known)) known.push(part);
  else whole[element] = [part];
}

/** Elements in the order of their names, fullName first; a list is an element for each entry, and null is none. */
function contentOf(tree: MetadataTree, indent: string): string {
  const names = Object.keys(tree).sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
  return names.map((name) => element(name, tree[name], indent)).join('');
}

const rank = (name: string): string => (name === 'fullName' ? '' : name);

function element(name: string, value: unknown, indent: string): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((entry: unknown) => element(name, entry, indent)).join('');
  if (typeof value !== 'object') return `${indent}<${name}>${escapeXml(String(value))}</${name}>\n`;
  const content = contentOf(value as MetadataTree, `${indent}    `);
  return `${indent}<${name}>\n${content}${indent}</${name}>\n`;
}
