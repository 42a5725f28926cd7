import { describeField } from './describe-field.ts';
import { traitsOf } from './object-traits.ts';
import { mayWrite, seesField } from './visibility.ts';
import type { WorldObject, WorldUser } from './world.ts';

const masterRecordType = '012000000000000AAA';

/** An object as describe global lists it. */
export function describeBriefly(object: WorldObject, user: WorldUser): Record<string, unknown> {
  const traits = traitsOf(object);
  const writable = mayWrite(user) && traits.writable;
  return {
    activateable: false,
    associateEntityType: object.associate?.type ?? null,
    associateParentEntity: object.associate?.parent ?? null,
    createable: writable,
    custom: object.custom,
    customSetting: object.customSetting,
    dataTranslationEnabled: null,
    deepCloneable: false,
    deletable: mayWrite(user) && traits.deletable,
    deprecatedAndHidden: false,
    feedEnabled: traits.searchable,
    hasSubtypes: false,
    idEnabled: traits.queryable,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: traits.layoutable,
    mergeable: ['Account', 'Contact', 'Lead', 'Case'].includes(object.name),
    mruEnabled: traits.searchable,
    name: object.name,
    queryable: traits.queryable,
    replicateable: traits.replicateable,
    retrieveable: traits.retrieveable,
    searchable: traits.searchable,
    triggerable: traits.triggerable,
    undeletable: mayWrite(user) && traits.undeletable,
    updateable: writable,
  };
}

/** An object as its own describe shows it: every property of partner.d.ts's DescribeSObjectResult. */
export function describeObject(
  object: WorldObject,
  user: WorldUser,
  children: readonly object[],
): Record<string, unknown> {
  const traits = traitsOf(object);
  const fields = object.fields.filter((field) => seesField(user, object, field));
  return {
    actionOverrides: [],
    ...describeBriefly(object, user),
    childRelationships: children,
    compactLayoutable: traits.layoutable,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: fields.map((field) => describeField(field, mayWrite(user) && traits.writable)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: traits.layoutable ? [masterOnly] : [],
    searchLayoutable: traits.searchable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: traits.queryable ? [{ label: `All ${object.labelPlural}`, name: 'everything' }] : [],
    urlDetail: null,
    urlEdit: null,
    urlNew: null,
  };
}

const masterOnly = {
  active: true,
  available: true,
  defaultRecordTypeMapping: true,
  developerName: 'Master',
  master: true,
  name: 'Master',
  recordTypeId: masterRecordType,
};

/** The links of a describe, which only the REST form has. */
export function describeUrls(object: WorldObject, version: string): Record<string, string> {
  const sobject = `/services/data/v${version}/sobjects/${encodeURIComponent(object.name)}`;
  return {
    ...(traitsOf(object).layoutable ? { layouts: `${sobject}/describe/layouts` } : {}),
    describe: `${sobject}/describe`,
    rowTemplate: `${sobject}/{ID}`,
    sobject,
  };
}
