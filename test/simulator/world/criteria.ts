/** A condition as Setup and the Metadata API write it. */
export type WorldFilter = {
  readonly field: string; // 'Account.Industry' in workflow and rule entries, 'Industry' in sharing rules
  readonly operation: string; // equals, notEqual, lessThan, greaterThan, contains, ...
  readonly value?: string;
  readonly valueField?: string;
};

/** When a rule applies: conditions, with or without a logic of their own, or a formula. */
export type WorldCriteria = {
  readonly filters?: readonly WorldFilter[];
  readonly booleanFilter?: string;
  readonly formula?: string;
};
