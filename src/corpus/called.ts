import { displayLabel } from '../model/display-label.js';
import { plainLine } from './plain.js';

/** A thing's label and API name: `"Account Name" (API name Name)`. */
export function called(thing: { readonly name: string; readonly label: string | null }): string {
  const label = displayLabel(thing.label);
  const missing = thing.label === null ? 'label unknown' : 'no label';
  return label === undefined
    ? `${plainLine(thing.name)} (${missing})`
    : `"${plainLine(label)}" (API name ${plainLine(thing.name)})`;
}
