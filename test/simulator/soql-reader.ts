import { badRequest } from './api-error.ts';
import { tokenize } from './soql-tokens.ts';
import type { Token } from './soql-tokens.ts';

/** Reads the words of a SOQL text one after another; keywords in any case. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(soql: string) {
    this.#tokens = tokenize(soql);
  }

  next(): Token {
    const token = this.#tokens[this.#position];
    if (token === undefined) throw badRequest('MALFORMED_QUERY', "unexpected token: '<EOF>'");
    this.#position += 1;
    return token;
  }

  word(): string {
    const token = this.next();
    if (token.kind !== 'word') throw unexpected(token);
    return token.value;
  }

  wholeNumber(): number {
    const token = this.next();
    if (token.kind !== 'number' || !Number.isInteger(token.value) || token.value < 0) throw unexpected(token);
    return token.value;
  }

  /** Takes the keyword or sign when it is next. */
  accept(text: string): boolean {
    const found = this.comes(text);
    if (found) this.#position += 1;
    return found;
  }

  comes(text: string): boolean {
    const token = this.#tokens[this.#position];
    return (
      token !== undefined && (token.kind === 'word' || token.kind === 'sign') && token.value.toUpperCase() === text
    );
  }

  expect(text: string): void {
    if (!this.accept(text)) throw unexpected(this.#tokens[this.#position]);
  }

  end(): void {
    if (this.#position < this.#tokens.length) throw unexpected(this.#tokens[this.#position]);
  }
}

/** MALFORMED_QUERY at a word. */
export const unexpected = (token: Token | undefined): Error =>
  badRequest('MALFORMED_QUERY', `unexpected token: '${token === undefined ? '<EOF>' : token.value}'`);
