import { decodedName } from '../row.js';

/** Standard profiles that the Metadata API calls otherwise than the org does. Source: Metadata API, Profile. */
const standard: ReadonlyMap<string, string> = new Map([
  ['Admin', 'System Administrator'],
  ['Standard', 'Standard User'],
  ['ReadOnly', 'Read Only'],
  ['SolutionManager', 'Solution Manager'],
  ['MarketingProfile', 'Marketing User'],
  ['ContractManager', 'Contract Manager'],
  ['StandardAul', 'Standard Platform User'],
]);

/** A profile of a definition by the name that people see, as lists have it. */
export function profileName(fullName: string): string {
  const name = decodedName(fullName);
  return standard.get(name) ?? name;
}
