/**
 * The names in a formula that may be fields: everything that is no text, no comment and no function. Source: Salesforce help,
 * formula operators and functions; texts stand in double or single quotes with backslash escapes.
 */
export function formulaPaths(formula: string): readonly (readonly string[])[] {
  const paths = new Map<string, readonly string[]>();
  for (const { groups } of formula.matchAll(grammar)) {
    const name = groups?.name;
    if (name !== undefined && groups?.call === undefined) paths.set(name, name.split('.'));
  }
  return [...paths.values()];
}

const grammar =
  /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\/\*[\s\S]*?\*\/|(?<name>\$?[A-Za-z_]\w*(?::[A-Za-z_]\w*)?(?:\.[A-Za-z_]\w*(?::[A-Za-z_]\w*)?)*)(?<call>\s*\()?/g;

/** Names of the form `{!path}` in a text of a flow. */
export function mergeFieldPaths(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/\{!([$\w.:]+)\}/g)].map(([, path = '']) => path.split('.'));
}
