import { isRecord } from './composite.js';

export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** What stands at the end of a path of elements. */
export function at(tree: unknown, ...path: readonly string[]): unknown {
  return path.reduce((value, name) => (isRecord(value) ? value[name] : undefined), tree);
}
