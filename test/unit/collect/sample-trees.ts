import type { BodyType } from '../../../src/collect/collector.ts';
import type { Tree } from '../../../src/salesforce/org.ts';

/** What stands where a word would: the word itself, or whatever a test puts in its place. */
export type Say = (word: string) => string;

/** Definitions of every type, each with all that is kept of it, in the shape of the Metadata API. */
const trees: Readonly<Record<string, (say: Say) => Tree>> = {
  ValidationRule: (say) => ({ errorConditionFormula: say('ISBLANK(Industry)') }),
  Flow: (say) => ({ start: { object: 'Account', filters: { field: say('Industry') } }, label: say('A flow') }),
  WorkflowRule: (say) => ({
    ...{ active: 'true', triggerType: say('onAllChanges'), booleanFilter: say('1 AND 2'), criteriaItems: lines(say) },
    actions: [{ name: say('Set_Region'), type: say('FieldUpdate') }],
  }),
  ApprovalProcess: (say) => ({
    ...{
      entryCriteria: { criteriaItems: lines(say) },
      approvalStep: [{ label: say('Manager') }, { name: say('CEO') }],
    },
  }),
  DuplicateRule: (say) => ({
    ...{ duplicateRuleMatchRules: { matchingRule: say('By_Name') }, actionOnInsert: say('Allow') },
    actionOnUpdate: say('Block'),
  }),
  AssignmentRule: entries,
  AutoResponseRule: entries,
  EscalationRule: entries,
  RecordType: (say) => ({ picklistValues: { picklist: say('Industry'), values: [{ fullName: say('Banking') }] } }),
  BusinessProcess: (say) => ({ values: [{ fullName: say('Prospecting') }, { fullName: say('Won') }] }),
  Layout: (say) => ({
    layoutSections: { layoutColumns: { layoutItems: [{ field: say('Industry') }, { field: say('Name') }] } },
    relatedLists: { relatedList: say('RelatedContactList') },
  }),
  CompactLayout: (say) => ({ fields: [say('Industry'), say('Name')] }),
  FlexiPage: (say) => ({
    ...{ sobjectType: 'Account' },
    flexiPageRegions: { itemInstances: { fieldInstance: { fieldItem: say('Record.Industry') } } },
  }),
  FieldSet: (say) => ({ displayedFields: { field: say('Industry') }, availableFields: { field: say('Name') } }),
  GlobalValueSet: (say) => ({ customValue: [{ fullName: say('DE'), label: say('Germany') }] }),
  CustomObject: (say) => ({
    ...{ customSettingsType: say('List'), visibility: say('Public'), nameField: { displayFormat: say('A-{0}') } },
    actionOverrides: { actionName: 'View', type: 'Flexipage', content: say('Page'), formFactor: say('Large') },
  }),
  CustomApplication: (say) => ({
    actionOverrides: { actionName: 'View', content: say('Page') },
    profileActionOverrides: { actionName: 'View', content: say('Page'), profile: say('Admin'), recordType: say('R') },
  }),
  CustomField: (say) => ({
    ...{ type: 'AutoNumber', displayFormat: say('A-{0}'), encryptionScheme: say('Probabilistic') },
    ...{ summaryOperation: say('sum'), summaryForeignKey: 'Contact.AccountId', summarizedField: say('Contact.Age__c') },
    ...{ summaryFilterItems: lines(say), maskType: say('all'), maskChar: say('X') },
    lookupFilter: { active: 'true', isOptional: 'false', errorMessage: say('No'), filterItems: lines(say) },
  }),
  SharingRules: (say) => ({
    sharingCriteriaRules: { ...shared(say, 'Banks'), criteriaItems: lines(say) },
    sharingOwnerRules: { ...shared(say, 'East'), sharedFrom: { role: say('East') } },
  }),
};

/** What is kept of a definition of this type. */
export function sampleDigest(type: BodyType, say: Say): unknown {
  const digest = trees[type.type] && type.digest(trees[type.type]?.(say) ?? {}, say('Sample'));
  if (digest === undefined) throw new Error(`There is no sample of the definition of ${type.type}.`);
  return digest;
}

function lines(say: Say): readonly Tree[] {
  return [
    { field: say('Industry'), operation: say('equals'), value: say('Banking') },
    { field: 'Account.Name', operation: 'notEqual', valueField: say('$Source.Name') },
  ];
}

function entries(say: Say): Tree {
  const action = { assignedTo: say('Manager'), minutesToEscalation: '60' };
  return {
    ...{ active: 'true' },
    ruleEntry: [
      { criteriaItems: lines(say), assignedTo: say('Queue'), template: say('Thanks'), escalationAction: action },
      { formula: say('ISNEW()') },
    ],
  };
}

function shared(say: Say, fullName: string): Tree {
  return { fullName, label: say('A rule'), accessLevel: say('Read'), sharedTo: { group: say('All') } };
}
