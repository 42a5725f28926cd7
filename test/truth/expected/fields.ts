import type { WorldField, WorldObject } from '../../simulator/world.ts';
import { traitsOf } from '../../simulator/object-traits.ts';
import { conditionOf, given, namesOf, sorted, type Expected, type Truth } from './expectation.ts';

/** What objects and fields are beside their columns in the schema. */
export function fieldFacts(truth: Truth): readonly Expected[] {
  return truth.world.objects.flatMap((object) => [
    ...ofObject(truth, object),
    ...dependentPicklists(object),
    // What a change event shows of its fields is defined with the object that changes.
    ...(object.associate === null ? object.fields.flatMap((field) => ofField(truth, object, field)) : []),
  ]);
}

function ofObject({ schema }: Truth, object: WorldObject): readonly Expected[] {
  const { name, customizable, inEntityDefinition, settingType, sharing } = object;
  const fact = (kind: string, part: string, label: string, details: Expected['details']): Expected => ({
    ...{ object: name, kind, parts: [part], label, details },
  });
  const { searchable: feed } = traitsOf(object); // feeds are for what can be searched
  const tracked = object.fields.filter(({ historyTracked }) => historyTracked);
  const setting = settingType !== undefined || (name.endsWith('__mdt') && customizable);
  const kind = settingType === undefined ? 'Custom metadata type' : 'Custom setting';
  const shown = schema.fields(name).filter(({ historyTracked }) => historyTracked);
  return [
    ...(setting
      ? [fact('custom-setting', 'definition', kind, { ...given('settingType', settingType), visibility: null })]
      : []),
    ...(sharing !== undefined && inEntityDefinition
      ? [fact('sharing-model', 'sharing', 'Organization-wide defaults', { ...sharing })]
      : []),
    ...((feed || tracked.length > 0) && inEntityDefinition
      ? [
          fact('history-tracking', 'tracking', 'Tracking of changes', {
            fieldHistory: tracked.length > 0,
            feed,
            fields: sorted(shown.map((field) => field.name)),
          }),
        ]
      : []),
  ];
}

function dependentPicklists({ fields, inDescribeGlobal, name }: WorldObject): readonly Expected[] {
  if (!inDescribeGlobal) return [];
  return fields.flatMap(({ in: shown, name: field, picklist }) => {
    const controlling = fields.find((one) => one.name === picklist?.controller);
    if (!shown.describe || picklist === null || controlling === undefined) return [];
    const choices =
      controlling.type === 'boolean'
        ? ['false', 'true']
        : (controlling.picklist?.values ?? []).map(({ value }) => value);
    const values = choices.map((choice, at) => [
      choice,
      picklist.values.filter(({ active, validFor }) => active && validFor?.includes(at)).map(({ value }) => value),
    ]);
    const details = { field, controllingField: controlling.name, values: Object.fromEntries(values) as unknown };
    return [{ object: name, kind: 'dependent-picklist', parts: [field], label: field, details }];
  });
}

function ofField(truth: Truth, { name: object }: WorldObject, field: WorldField): readonly Expected[] {
  const { details = {}, name, type } = field;
  const classic = field.custom && type === 'encryptedstring';
  const scheme = classic ? 'classic' : details.encryptionScheme && `Shield: ${details.encryptionScheme}`;
  // The simulated org masks all but the last four characters.
  const mask = classic ? { mask: 'lastFour, asterisk' } : {};
  const fact = (kind: string, of: Expected['details']): Expected => ({
    ...{ object, kind, parts: [name], label: name, details: { field: name, ...of } },
  });
  return [
    ...(details.displayFormat === undefined ? [] : [fact('auto-number', { format: details.displayFormat })]),
    ...(scheme === undefined ? [] : [fact('encryption', { scheme, ...mask })]),
    ...(details.rollUp === undefined ? [] : [rollUp(truth, object, field)]),
    ...(details.lookupFilter === undefined ? [] : [lookupFilter(truth, object, field)]),
  ];
}

function rollUp({ schema }: Truth, object: string, { details, label, name }: WorldField): Expected {
  const { filters = [], foreignKey = '', operation, summarized = null } = details?.rollUp ?? {};
  const [child = ''] = foreignKey.split('.');
  const named = [foreignKey, ...(summarized === null ? [] : [summarized]), ...filters.map(({ field }) => field)];
  return {
    object,
    kind: 'roll-up',
    parts: [name],
    label,
    details: {
      field: name,
      operation,
      child,
      ...given('summarized', summarized?.split('.')[1]),
      ...given('filter', conditionOf({ filters })),
    },
    uses: named.flatMap((one) => schema.named(one, child)),
    component: ['CustomField', `${object}.${name}`, null],
  };
}

function lookupFilter({ schema }: Truth, object: string, { details, name, reference }: WorldField): Expected {
  const filter = details?.lookupFilter;
  const [target = ''] = reference?.to ?? [];
  const named = (filter?.filters ?? []).flatMap(namesOf).map((one) => one.replace(/^\$Source\./, `${object}.`));
  return {
    object,
    kind: 'lookup-filter',
    parts: [name],
    label: name,
    details: {
      field: name,
      active: filter?.active,
      required: !filter?.optional,
      condition: filter === undefined ? null : (conditionOf(filter) ?? null),
      ...given('message', filter?.errorMessage),
    },
    uses: named.flatMap((one) => schema.named(one, target)),
    component: ['CustomField', `${object}.${name}`, null],
  };
}
