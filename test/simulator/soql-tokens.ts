import { badRequest } from './api-error.ts';

export type Token =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'word'; readonly value: string }
  | { readonly kind: 'sign'; readonly value: string };

const grammar =
  /(?<space>\s+)|(?<string>'(?:[^'\\]|\\[\s\S])*')|(?<date>\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))?)|(?<number>[+-]?\d+(?:\.\d+)?)|(?<word>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<sign><=|>=|!=|<>|[=<>(),:])/y;

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  "'": "'",
  '"': '"',
  '\\': '\\',
  _: '\\_', // still escaped: LIKE takes it as the character itself
  '%': '\\%',
};

/** The words of a SOQL text, or MALFORMED_QUERY. */
export function tokenize(soql: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < soql.length) {
    grammar.lastIndex = position;
    const groups = grammar.exec(soql)?.groups;
    if (groups === undefined) throw malformed(soql, position);
    const token = toToken(groups);
    if (token !== null) tokens.push(token);
    position = grammar.lastIndex;
  }
  return tokens;
}

const malformed = (soql: string, position: number): Error =>
  badRequest('MALFORMED_QUERY', `line 1:${position} no viable alternative at character '${soql[position] ?? '<EOF>'}'`);

function toToken(groups: Record<string, string | undefined>): Token | null {
  if (groups['string'] !== undefined) return { kind: 'string', value: unescape(groups['string'].slice(1, -1)) };
  if (groups['date'] !== undefined) return { kind: 'date', value: groups['date'] };
  if (groups['number'] !== undefined) return { kind: 'number', value: Number(groups['number']) };
  if (groups['word'] !== undefined) return { kind: 'word', value: groups['word'] };
  if (groups['sign'] !== undefined) return { kind: 'sign', value: groups['sign'] };
  return null;
}

function unescape(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, character: string) => {
    const plain = escapes[character];
    if (plain === undefined) throw badRequest('MALFORMED_QUERY', `Illegal escape sequence '\\${character}' in string`);
    return plain;
  });
}
