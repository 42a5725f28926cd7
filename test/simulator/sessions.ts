import type { Session } from './org.ts';
import type { World } from './world.ts';

/** Access tokens: one fixed for each user, and those that a refresh token was changed into. */
export type Sessions = {
  readonly tokens: Readonly<Record<string, string>>;
  readonly refreshTokens: Readonly<Record<string, string>>;
  readonly of: (token: string) => Session | null;
  readonly refresh: (refreshToken: string) => { readonly token: string; readonly session: Session } | null;
  readonly expire: (token: string) => void;
  readonly expireAll: () => void;
  readonly reset: () => void;
};

/** The sessions of a world's users. */
export function createSessions(world: World): Sessions {
  const names = Object.keys(world.users);
  // The form that @salesforce/core takes for an access token: /(00D\w{12,15})![.\w]*/.
  const tokens = Object.fromEntries(names.map((name) => [name, `${world.org.id}!${name}.sim`]));
  const refreshTokens = Object.fromEntries(names.map((name) => [name, `refresh.${name}`]));
  const valid = new Map<string, string>();
  let issued = 0;
  const reset = (): void => {
    valid.clear();
    for (const name of names) valid.set(tokens[name] as string, name);
  };
  const sessionOf = (name: string | undefined): Session | null => {
    const user = name === undefined ? undefined : world.users[name];
    return name === undefined || user === undefined ? null : { name, user };
  };
  reset();
  return {
    tokens,
    refreshTokens,
    of: (token) => sessionOf(valid.get(token)),
    refresh: (refreshToken) => {
      const session = sessionOf(names.find((name) => refreshTokens[name] === refreshToken));
      if (session === null) return null;
      issued += 1;
      const token = `${world.org.id}!${session.name}.sim.${issued}`;
      valid.set(token, session.name);
      return { token, session };
    },
    expire: (token) => void valid.delete(token),
    expireAll: () => valid.clear(),
    reset,
  };
}
