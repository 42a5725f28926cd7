import { validationRule } from '../../contents/rules.ts';

/** What a record must satisfy before it is saved. */
export const validationRules = [
  validationRule({
    object: 'Account',
    name: 'Credit_Limit_by_Finance_only',
    description: 'Asked for by Finance | after the audit of 2023.\nSee the "credit policy", chapter 4.',
    formula: 'AND(\n  ISCHANGED(Credit_Limit__c),\n  $Profile.Name <> "Acme Finance"\n)',
    errorMessage: 'Only Finance | Credit Control may change the "Credit Limit".\nWrite to credit.control@acme.example.',
    errorField: 'Credit_Limit__c',
  }),
  validationRule({
    object: 'Account',
    name: 'Persons_with_Newsletter_need_Email',
    formula: 'AND(IsPersonAccount, Newsletter__pc, ISBLANK(PersonEmail))',
    errorMessage: 'Whoever gets the newsletter needs an email address.',
    errorField: 'PersonEmail',
  }),
  validationRule({
    object: 'Account',
    name: 'Region_for_Industry',
    description: 'An object-level rule: it points to no field.',
    formula: 'AND(NOT(ISBLANK(TEXT(Industry))), ISBLANK(TEXT(Sales_Region__c)), NOT(IsPersonAccount))',
    errorMessage: 'A company with an industry belongs to a sales region.',
  }),
  validationRule({
    object: 'Account',
    name: 'Class_D_is_closed',
    active: false,
    formula: 'ISPICKVAL(Customer_Class__c, "D")',
    errorMessage: 'Class D is no longer used.',
    errorField: 'Customer_Class__c',
  }),
  validationRule({
    object: 'Account',
    name: 'Route_needs_Position',
    namespace: 'fieldkit',
    formula: 'NOT(ISBLANK(fieldkit__Last_Route__c))',
    errorMessage: 'An account on a route needs a position.',
    errorField: 'fieldkit__Last_Route__c',
  }),
  validationRule({
    object: 'Opportunity',
    name: 'Account_Owner_is_of_Acme',
    description: 'Over two lookups: the account and its owner.',
    formula: 'NOT(CONTAINS(Account.Owner.Email, "@acme.example"))',
    errorMessage: 'The owner of the account left us. Give the account to somebody else first.',
  }),
  validationRule({
    object: 'Opportunity',
    name: 'Delivery_after_60_Days',
    formula: 'AND(ISPICKVAL(Business_Line__c, "New Machine"), Wanted_Delivery__c < CloseDate + 60)',
    errorMessage: 'A new machine takes at least 60 days.',
    errorField: 'Wanted_Delivery__c',
  }),
  validationRule({
    object: 'Task',
    name: 'Travel_needs_Purpose',
    formula: 'AND(Travel_Minutes__c > 0, ISBLANK(TEXT(Visit_Purpose__c)))',
    errorMessage: 'Why did you travel?',
    errorField: 'Visit_Purpose__c',
  }),
  validationRule({
    object: 'Quotation__c',
    name: 'Discount_needs_Approval',
    formula:
      'AND(Discount__c > 0.125, NOT(ISPICKVAL(Status__c, "Approved")), Opportunity__r.Account.Industry = "Machinery")',
    errorMessage: 'Above 12.5 % the sales director approves.',
    errorField: 'Discount__c',
  }),
  validationRule({
    object: 'Service_Visit__c',
    name: 'End_after_Start',
    formula: 'Real_End__c < Real_Start__c',
    errorMessage: 'A visit ends after it starts.',
    errorField: 'Real_End__c',
  }),
  validationRule({
    object: 'fieldkit__Route__c',
    name: 'Distance_is_positive',
    namespace: 'fieldkit',
    formula: 'fieldkit__Distance__c < 0',
    errorMessage: 'A route has a length.',
    errorField: 'fieldkit__Distance__c',
  }),
];
