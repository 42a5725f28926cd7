import { shortenName } from './shorten-name.js';
import { percentEncode } from './percent-encode.js';

const LONGEST = 100;

/**
 * Id of a field's row on its object's page. A dot takes the place of the percent sign, which a browser would decode,
 * and stands in no id that a renderer makes of a heading.
 */
export function fieldAnchor(field: string): string {
  return `field.${anchorPart(field)}`;
}

/** Id of the section that tells what a field's row has no room for. */
export function detailAnchor(field: string): string {
  return `more.${anchorPart(field)}`;
}

/** Id of the first row of a fact, by its kind and its name under the object or the org. */
export function factAnchor(kind: string, name: string): string {
  return `fact.${anchorPart(kind)}.${anchorPart(name)}`;
}

/** Id of the row that tells which profiles and permission sets grant a field. */
export function accessAnchor(field: string): string {
  return `access.${anchorPart(field)}`;
}

function anchorPart(name: string): string {
  if (name.length <= LONGEST && /^\w*$/.test(name)) {
    return name; // As nearly every name is: nothing to encode.
  }
  return shortenName(percentEncode(name).replaceAll('.', '%2E').replaceAll('-', '%2D'), LONGEST).replaceAll('%', '.');
}
