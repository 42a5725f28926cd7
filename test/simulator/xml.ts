const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A value as elements of this name: one for each entry of a list, xsi:nil for null, properties in order of their names. */
export function toXml(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((entry: unknown) => toXml(name, entry)).join('');
  if (value === null || value === undefined) return `<${name} xsi:nil="true"/>`;
  if (typeof value !== 'object') return `<${name}${typeOf(name, value)}>${escapeXml(String(value))}</${name}>`;
  const properties = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `<${name}>${properties.map(([property, inner]) => toXml(property, inner)).join('')}</${name}>`;
}

/** A text between tags. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');

// The one property of type anyType says its type itself.
function typeOf(name: string, value: unknown): string {
  if (name !== 'defaultValue' || typeof value === 'boolean')
    return name === 'defaultValue' ? ' xsi:type="xsd:boolean"' : '';
  return ` xsi:type="xsd:${typeof value === 'number' ? 'double' : 'string'}"`;
}
