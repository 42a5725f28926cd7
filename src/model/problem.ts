/**
 * Something that stops a command and that its user can act on. `key` names the text in messages/errors.md, `tokens` fill
 * it; commands turn it into what the CLI shows.
 */
export class Problem extends Error {
  public readonly key: string;
  public readonly tokens: readonly string[];

  public constructor(key: string, tokens: readonly string[] = []) {
    super(`${key}: ${tokens.join(', ')}`);
    this.name = 'Problem';
    this.key = key;
    this.tokens = tokens;
  }
}
