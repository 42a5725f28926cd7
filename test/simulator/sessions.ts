import type { Session } from './org.ts';
import type { World } from './world.ts';

/** Access tokens: one fixed for each of the world's users, and those that a refresh token was changed into. */
export class Sessions {
  readonly tokens: Readonly<Record<string, string>>;
  readonly refreshTokens: Readonly<Record<string, string>>;
  readonly #world: World;
  readonly #valid = new Map<string, string>(); // token, user name
  #issued = 0;

  constructor(world: World) {
    const names = Object.keys(world.users);
    this.#world = world;
    // The form that @salesforce/core takes for an access token: /(00D\w{12,15})![.\w]*/.
    this.tokens = Object.fromEntries(names.map((name) => [name, `${world.org.id}!${name}.sim`]));
    this.refreshTokens = Object.fromEntries(names.map((name) => [name, `refresh.${name}`]));
    this.reset();
  }

  of(token: string): Session | null {
    const name = this.#valid.get(token);
    const user = name === undefined ? undefined : this.#world.users[name];
    return name === undefined || user === undefined ? null : { name, user };
  }

  /** A new access token for a refresh token, or null for a refresh token that the org does not know. */
  refresh(refreshToken: string): string | null {
    const name = Object.keys(this.refreshTokens).find((user) => this.refreshTokens[user] === refreshToken);
    if (name === undefined) return null;
    this.#issued += 1;
    const token = `${this.#world.org.id}!${name}.sim.${this.#issued}`;
    this.#valid.set(token, name);
    return token;
  }

  expire(token: string): void {
    this.#valid.delete(token);
  }

  expireAll(): void {
    this.#valid.clear();
  }

  reset(): void {
    this.#valid.clear();
    for (const [name, token] of Object.entries(this.tokens)) this.#valid.set(token, name);
  }
}
