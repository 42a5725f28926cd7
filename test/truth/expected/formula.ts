/** The names in a formula that may be fields: what is neither a text nor a comment nor the name of a function. */
export function pathsIn(formula: string): readonly (readonly string[])[] {
  const paths: string[][] = [];
  for (let at = 0; at < formula.length;) {
    const end = endOfText(formula, at) ?? endOfComment(formula, at);
    if (end !== undefined) {
      at = end;
      continue;
    }
    const name = nameAt(formula, at);
    if (name !== '' && !/^\s*\(/.test(formula.slice(at + name.length))) paths.push(name.split('.'));
    at += Math.max(1, name.length);
  }
  return paths;
}

/** Where the text ends that begins here; a quote that nothing closes begins none. */
function endOfText(formula: string, start: number): number | undefined {
  const quote = formula[start];
  if (quote !== '"' && quote !== "'") return undefined;
  for (let at = start + 1; at < formula.length; at++) {
    if (formula[at] === '\\') at += 1;
    else if (formula[at] === quote) return at + 1;
  }
  return undefined;
}

function endOfComment(formula: string, start: number): number | undefined {
  if (!formula.startsWith('/*', start)) return undefined;
  const end = formula.indexOf('*/', start + 2);
  return end < 0 ? undefined : end + 2;
}

/** `Account.Owner:User.Email`, `$Profile.Name`: names that dots and colons tie together. */
function nameAt(formula: string, start: number): string {
  const part = String.raw`[A-Za-z_]\w*(?::[A-Za-z_]\w*)?`;
  const name = new RegExp(String.raw`\$?${part}(?:\.${part})*`, 'y');
  name.lastIndex = start;
  return name.exec(formula)?.[0] ?? '';
}
