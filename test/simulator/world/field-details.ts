import type { WorldFilter } from './criteria.ts';

/** What only CustomField.Metadata tells of a field. */
export type FieldDetails = {
  readonly rollUp?: RollUp;
  readonly lookupFilter?: LookupFilter;
  readonly displayFormat?: string; // of an auto-number: 'Q-{000000}'
  /** Shield Platform Encryption; classic encryption is a type of field. */
  readonly encryptionScheme?: 'ProbabilisticEncryption' | 'CaseSensitiveDeterministicEncryption';
  /** The global value set that the values come from. */
  readonly valueSet?: string;
};

export type RollUp = {
  readonly foreignKey: string; // 'Opportunity.AccountId'
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  readonly summarized: string | null; // 'Opportunity.Amount', null for a count
  readonly filters?: readonly WorldFilter[];
};

type LookupFilter = {
  readonly active: boolean;
  readonly optional: boolean;
  readonly filters: readonly WorldFilter[];
  readonly booleanFilter?: string;
  readonly errorMessage?: string;
};
