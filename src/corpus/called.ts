import { plainLabel, plainLine } from './plain.js';

/** A thing's label and API name: `"Account Name" (API name Name)`. */
export function called(thing: { readonly name: string; readonly label: string | null }): string {
  const label = plainLabel(thing.label);
  const missing = thing.label === null ? 'label unknown' : 'no label';
  return label === undefined
    ? `${plainLine(thing.name)} (${missing})`
    : `"${label}" (API name ${plainLine(thing.name)})`;
}
