import { noSession } from './api-error.ts';
import type { Answer } from './answer.ts';
import type { Org, RoutedRequest, Session, Within } from './org.ts';

/** One line of the routing table. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string; // parts in braces get a name
  readonly answer: (org: Org, request: RoutedRequest) => Answer;
  readonly parameters: readonly string[]; // the query parameters it knows; all others are refused
  readonly within: readonly Exclude<Within, null>[]; // the collections that take it as a subrequest
  /** Needs no access token in its header. */
  readonly open: boolean;
  /** Whether Salesforce counts it on the daily total. */
  readonly counts: boolean;
  /** Where its access token is, when that is not the Authorization header. */
  readonly tokenOf?: (body: string) => string;
  /** How it says no, where that is not `[{ message, errorCode }]`. */
  readonly refuse?: (error: unknown, org: Org) => Answer;
};

type Choices = Partial<Pick<Route, 'parameters' | 'within' | 'open' | 'counts' | 'tokenOf' | 'refuse'>>;

const usual = { parameters: [], within: [], open: false, counts: true } as const;

/** A GET route. */
export const get = (path: string, answer: Route['answer'], choices: Choices = {}): Route => ({
  method: 'GET',
  path,
  answer,
  ...usual,
  ...choices,
});

/** A POST route. */
export const post = (path: string, answer: Route['answer'], choices: Choices = {}): Route => ({
  ...get(path, answer, choices),
  method: 'POST',
});

/** A PATCH route. */
export const patch = (path: string, answer: Route['answer'], choices: Choices = {}): Route => ({
  ...get(path, answer, choices),
  method: 'PATCH',
});

/** A DELETE route. */
export const remove = (path: string, answer: Route['answer'], choices: Choices = {}): Route => ({
  ...get(path, answer, choices),
  method: 'DELETE',
});

/** Who asks; a route that is not open always has a session. */
export function caller({ session }: RoutedRequest): Session {
  if (session === null) throw noSession();
  return session;
}

/** A named part of the path. */
export const segment = ({ segments }: RoutedRequest, name: string): string => segments[name] ?? '';
