import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call } from './test-client.ts';
import { tinyWorld } from './tiny-world.ts';

// The properties that @salesforce/types 1.9.0 (lib/partner.d.ts) lists for each part of a describe.
const properties = {
  DescribeGlobalSObjectResult: `activateable associateEntityType associateParentEntity createable custom customSetting
    dataTranslationEnabled deepCloneable deletable deprecatedAndHidden feedEnabled hasSubtypes idEnabled
    isInterface isSubtype keyPrefix label labelPlural layoutable mergeable mruEnabled name queryable
    replicateable retrieveable searchable triggerable undeletable updateable`,
  DescribeSObjectResult: `actionOverrides activateable associateEntityType associateParentEntity childRelationships
    compactLayoutable createable custom customSetting dataTranslationEnabled deepCloneable
    defaultImplementation deletable deprecatedAndHidden feedEnabled fields hasSubtypes idEnabled
    implementedBy implementsInterfaces isInterface isSubtype keyPrefix label labelPlural layoutable
    mergeable mruEnabled name namedLayoutInfos networkScopeFieldName queryable recordTypeInfos replicateable
    retrieveable searchLayoutable searchable supportedScopes triggerable undeletable updateable urlDetail
    urlEdit urlNew`,
  Field: `aggregatable aiPredictionField autoNumber byteLength calculated calculatedFormula cascadeDelete
    caseSensitive compoundFieldName controllerName createable custom dataTranslationEnabled defaultValue
    defaultValueFormula defaultedOnCreate dependentPicklist deprecatedAndHidden digits
    displayLocationInDecimal encrypted externalId extraTypeInfo filterable filteredLookupInfo
    formulaTreatNullNumberAsZero groupable highScaleNumber htmlFormatted idLookup inlineHelpText label
    length mask maskType name nameField namePointing nillable permissionable picklistValues
    polymorphicForeignKey precision queryByDistance referenceTargetField referenceTo relationshipName
    relationshipOrder restrictedDelete restrictedPicklist scale searchPrefilterable soapType sortable type
    unique updateable writeRequiresMasterRead`,
  ChildRelationship: `cascadeDelete childSObject deprecatedAndHidden field junctionIdListNames junctionReferenceTo
    relationshipName restrictedDelete`,
  PicklistEntry: `active defaultValue label validFor value`,
  RecordTypeInfo: `active available defaultRecordTypeMapping developerName master name recordTypeId`,
};

const named = (part: keyof typeof properties): string[] => properties[part].split(/\s+/);

describe('a describe has every property that Salesforce lists', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({ world: tinyWorld() });
  });
  afterAll(() => simulator.close());

  const asked = async (path: string): Promise<Record<string, object[]>> => (await call(simulator, { path })).body;

  it('of an object in the list', async () => {
    const { sobjects = [] } = await asked('/sobjects');
    expect(Object.keys(sobjects[0] ?? {})).toEqual(
      expect.arrayContaining([...named('DescribeGlobalSObjectResult'), 'urls']),
    );
  });

  it('of an object, its fields, values, children and record types', async () => {
    const object = await asked('/sobjects/Account/describe');
    const { childRelationships = [], fields = [], recordTypeInfos = [] } = object;
    const values = fields.flatMap((field) => (field as { picklistValues: object[] }).picklistValues);
    expect(Object.keys(object)).toEqual(expect.arrayContaining([...named('DescribeSObjectResult'), 'urls']));
    for (const [part, shown] of [
      ['Field', fields],
      ['ChildRelationship', childRelationships],
      ['PicklistEntry', values],
      ['RecordTypeInfo', recordTypeInfos],
    ] as const) {
      expect(shown.length).toBeGreaterThan(0);
      for (const one of shown)
        expect(
          Object.keys(one)
            .filter((name) => name !== 'urls')
            .sort(),
        ).toEqual(named(part).sort());
    }
  });
});
