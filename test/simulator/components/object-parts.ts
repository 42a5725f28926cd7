import type { Component } from '../components.ts';
import type { World } from '../world.ts';
import { encodedName } from '../world/encoded-name.ts';
import { idOf, ofObject } from '../world/identity.ts';
import type { WorldBusinessProcess, WorldRecordType } from '../world/metadata.ts';
import { component, ofObjectIn, tree } from './component.ts';

/** The parts of an object's file beside its fields: each with the object's own file. */
export function* objectParts(world: World, object: string): Generator<Component> {
  const { metadata = {}, automation = {} } = world;
  for (const one of ofObjectIn(metadata.businessProcesses ?? none, object)) yield businessProcess(one);
  for (const one of ofObjectIn(metadata.compactLayouts ?? none, object))
    yield part('CompactLayout', one, () => compactTree(one));
  for (const one of ofObjectIn(metadata.fieldSets ?? none, object))
    yield part('FieldSet', one, () => fieldSetTree(one));
  for (const one of ofObjectIn(metadata.listViews ?? none, object))
    yield part('ListView', one, () => listViewTree(one));
  for (const one of ofObjectIn(metadata.recordTypes ?? none, object)) yield recordType(one);
  for (const one of ofObjectIn(automation.validationRules ?? none, object)) {
    yield part('ValidationRule', one, () => validationRuleTree(one));
  }
}

const none = [] as const;

type Of<List extends readonly unknown[] | undefined> = NonNullable<List>[number];
type Part = { readonly object: string; readonly name: string; readonly namespace: string | null };

export const fileOf = (object: string): string => `objects/${object}.object`;

function part(
  type: 'CompactLayout' | 'FieldSet' | 'ListView' | 'ValidationRule' | 'RecordType' | 'BusinessProcess',
  of: Part,
  metadata: () => Component['metadata'],
): Component {
  return component({ type, fullName: ofObject(of), id: idOf(type, ofObject(of)), file: fileOf(of.object) }, metadata);
}

type Metadata = NonNullable<World['metadata']>;
type Automation = NonNullable<World['automation']>;

const compactTree = ({ fields, label }: Of<Metadata['compactLayouts']>) => ({ fields, label });

const fieldSetTree = ({ available, description, displayed, label }: Of<Metadata['fieldSets']>) =>
  tree({
    availableFields: available.map((field) => ({ field, isFieldManaged: false, isRequired: false })),
    description,
    displayedFields: displayed.map((field) => ({ field, isFieldManaged: false, isRequired: false })),
    label,
  });

const listViewTree = ({ columns, filters, label }: Of<Metadata['listViews']>) => ({
  columns,
  filterScope: 'Everything',
  filters,
  label,
});

/** The formula of a managed rule is its package's secret. */
const validationRuleTree = (rule: Of<Automation['validationRules']>) =>
  rule.namespace !== null
    ? null
    : tree({
        active: rule.active,
        description: rule.description,
        errorConditionFormula: rule.formula,
        errorDisplayField: rule.errorField,
        errorMessage: rule.errorMessage,
      });

/** Values of record types and processes are encoded, as full names are. */
const valueTree = (value: string, isDefault: boolean) => ({ valueName: encodedName(value), default: isDefault });

function recordType(type: WorldRecordType): Component {
  const { active, businessProcess: process, compactLayout, description, label, picklists } = type;
  return part('RecordType', type, () =>
    tree({
      active,
      businessProcess: process,
      compactLayoutAssignment: compactLayout,
      description,
      label,
      picklistValues: picklists.map(({ field, values, defaultValue }) => ({
        picklist: field,
        values: values.map((value) => valueTree(value, value === defaultValue)),
      })),
    }),
  );
}

function businessProcess(process: WorldBusinessProcess): Component {
  const { active, description, values } = process;
  return part('BusinessProcess', process, () =>
    tree({ description, isActive: active, values: values.map((value, at) => valueTree(value, at === 0)) }),
  );
}
