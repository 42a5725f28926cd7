import type { Automation } from './world/automation.ts';
import type { WorldDependency } from './world/dependency.ts';
import type { FieldDetails } from './world/field-details.ts';
import type { Metadata } from './world/metadata.ts';
import type { Security } from './world/security.ts';

/** An org as data: what the simulated org serves. Worlds build it, routes read it, nobody changes it while it runs. */
export type World = {
  readonly org: {
    readonly id: string; // 18 characters
    readonly name: string;
    readonly organizationType: string; // 'Enterprise Edition', 'Developer Edition'
    readonly instanceName: string;
    readonly isSandbox: boolean;
    readonly namespacePrefix: string | null;
    readonly trialExpirationDate: string | null;
    readonly languageLocaleKey: string;
  };
  /** The two users that every world has; a world may add more. */
  readonly users: { readonly admin: WorldUser; readonly restricted: WorldUser } & Readonly<Record<string, WorldUser>>;
  readonly objects: readonly WorldObject[];
  readonly automation?: Automation;
  readonly metadata?: Metadata;
  readonly security?: Security;
  readonly dependencies?: readonly WorldDependency[];
};

export type WorldUser = {
  readonly id: string; // 18 characters, 005...
  readonly username: string;
  readonly languageLocaleKey: string;
  readonly profileName: string;
  /** View Setup and Configuration: opens EntityDefinition, FieldDefinition, EntityParticle, /limits, recordCount. */
  readonly viewSetup: boolean;
  /** Modify Metadata Through Metadata API Functions: opens retrieve. */
  readonly modifyMetadata: boolean;
  /** Objects with Read; 'all' for a user with View All Data. */
  readonly reads: 'all' | readonly string[];
  /** Fields hidden by field-level security: 'Account.Secret__c'. */
  readonly hiddenFields: readonly string[];
};

export type WorldObject = {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly durableId: string; // the API name for standard objects, 01I... for custom ones
  readonly custom: boolean;
  readonly customSetting: boolean;
  readonly customizable: boolean;
  readonly namespace: string | null;
  readonly description: string | null;
  readonly associate: {
    readonly type: 'History' | 'Share' | 'Feed' | 'ChangeEvent' | 'Tag';
    readonly parent: string;
  } | null;
  /** False for an entity that EntityDefinition lists and /sobjects does not, and the other way round. */
  readonly inDescribeGlobal: boolean;
  readonly inEntityDefinition: boolean;
  /** As /limits/recordCount says it; null where that resource leaves the object out. */
  readonly recordCount: number | null;
  readonly lastModifiedDate: string; // what If-Modified-Since compares with
  /** Organization-wide defaults: Private, Read, ReadWrite, ControlledByParent, ...; absent where the object has none. */
  readonly sharing?: { readonly internal: string; readonly external: string };
  readonly settingType?: 'List' | 'Hierarchy'; // of a custom setting
  readonly fields: readonly WorldField[];
};

export type WorldPicklistValue = {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly isDefault: boolean;
  /** Indices of the controlling field's values for which this value is valid. */
  readonly validFor?: readonly number[];
};

export type WorldField = {
  readonly name: string;
  readonly label: string;
  readonly type: string; // describe's word: string, reference, picklist, double, ...
  /** FieldDefinition.DataType, 'Text(255)'; null for a component of a compound field, which has no row there. */
  readonly dataType: string | null;
  readonly custom: boolean;
  readonly length: number; // 0 where it does not apply
  readonly precision: number;
  readonly scale: number;
  readonly digits: number;
  readonly nillable: boolean;
  readonly createable: boolean; // for the org; a user may have less
  readonly updateable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly idLookup: boolean;
  readonly nameField: boolean;
  readonly autoNumber: boolean;
  readonly calculated: boolean;
  readonly formula: string | null;
  readonly defaultValue: string | number | boolean | null;
  readonly defaultValueFormula: string | null;
  readonly encrypted: boolean;
  readonly indexed: boolean;
  readonly historyTracked: boolean;
  readonly helpText: string | null;
  readonly description: string | null;
  readonly securityClassification: string | null;
  readonly complianceGroup: string | null; // 'GDPR;PII'
  readonly businessOwnerId: string | null;
  readonly businessStatus: string | null;
  readonly details?: FieldDetails;
  readonly extraTypeInfo: string | null; // 'plaintextarea', 'externallookup', 'indirectlookup', ...
  readonly compoundFieldName: string | null;
  readonly picklist: {
    readonly restricted: boolean;
    readonly controller: string | null;
    readonly values: readonly WorldPicklistValue[];
  } | null;
  readonly reference: {
    readonly to: readonly string[];
    readonly relationshipName: string | null;
    readonly relationshipOrder: 0 | 1 | null; // not null: master-detail
    readonly cascadeDelete: boolean;
    readonly restrictedDelete: boolean;
    /** Name of the child relationship on the parent; null where the parent's describe shows none. */
    readonly childRelationshipName: string | null;
  } | null;
  /** Where the org shows the field at all. */
  readonly in: { readonly describe: boolean; readonly fieldDefinition: boolean; readonly entityParticle: boolean };
};
