import { ApiError } from './api-error.ts';

/** What a route answers. The body is text already, so that a describe is built once and sent many times. */
export type Answer = {
  readonly status: number;
  readonly body: string | null; // null: no body, as with 304
  readonly type?: 'json' | 'xml' | 'html' | 'csv';
  readonly compressed?: boolean; // whether or not the client asked for it
  readonly headers?: Readonly<Record<string, string>>;
  /** Modelled work of the server, in seconds, before the scale. */
  readonly seconds: number;
};

/** What every small answer costs the server. */
export const smallWork = 0.05;

/** A success with a JSON body. */
export const ok = (body: unknown, seconds = smallWork): Answer => ({
  status: 200,
  body: JSON.stringify(body),
  seconds,
});

/** The answer to a condition that the resource still meets. */
export const notModified = (): Answer => ({ status: 304, body: null, seconds: 0.02 });

/** The answer that a thrown refusal becomes; what is no refusal is a fault of the simulated org and shows as 500. */
export function refusal(error: unknown): Answer {
  const { status, errorCode, message } =
    error instanceof ApiError
      ? error
      : { status: 500, errorCode: 'UNKNOWN_EXCEPTION', message: `Fault of the simulated org: ${String(error)}` };
  return { status, body: JSON.stringify([{ message, errorCode }]), seconds: smallWork };
}
