import type { Verdict } from '../limiter/verdict.js';
import type { Pressure } from '../limiter/window.js';

/** What a failed request means. Source: REST API status codes and errors, and the limits' help articles. */
export type FailureClass =
  | 'auth' // the session is gone and could not be renewed
  | 'budget' // the org's daily API requests are used up: never retried
  | 'reserve' // what is left of them is kept for others: nothing more is sent
  | 'overload' // too many long-running requests at once
  | 'transient' // passes by itself: 429, 502, 503, 504, a lost connection
  | 'edge' // 420: the edge has no org behind it, as of an expired scratch org
  | 'offline' // no network, no such host, from the first request on
  | 'unreachable' // the same, after the org had answered before
  | 'untrusted' // the server's certificate is not trusted
  | 'unsure' // 500: may pass, may be the data
  | 'garbled' // status 200 with a body that is cut off or not JSON
  | 'too-big' // asks for too much at once: smaller is the remedy
  | 'refused'; // permanent: no access, no such thing

/** A request that failed, with the org's code and without anything secret. */
export class OrgFailure extends Error {
  public readonly kind: FailureClass;
  public readonly code: string;
  public readonly retryAfterMs: number;

  public constructor(kind: FailureClass, code: string, message: string, retryAfterMs = 0) {
    super(message);
    this.name = 'OrgFailure';
    this.kind = kind;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

type Consequences = {
  /** How often a request that fails so is tried in all. */
  readonly attempts: number;
  readonly pressure?: Pressure;
  /** Nothing more is sent. */
  readonly halts?: true;
  /** No other request can succeed either, and what was read is not worth keeping without the rest. */
  readonly fatal?: true;
};

/** The one table of failures: what each means for the request, for the limiter and for the run. */
const table: Readonly<Record<FailureClass, Consequences>> = {
  auth: { attempts: 1, halts: true, fatal: true },
  budget: { attempts: 1, halts: true },
  reserve: { attempts: 1, halts: true },
  overload: { attempts: 6, pressure: 'overload' },
  transient: { attempts: 6, pressure: 'unavailable' },
  edge: { attempts: 2 },
  unreachable: { attempts: 6, pressure: 'unavailable', fatal: true },
  offline: { attempts: 1, halts: true, fatal: true },
  untrusted: { attempts: 1, halts: true, fatal: true },
  unsure: { attempts: 2 },
  garbled: { attempts: 3 },
  'too-big': { attempts: 1 },
  refused: { attempts: 1 },
};

/** What a failure means for the limiter. */
export function judge(error: unknown): Verdict {
  if (!(error instanceof OrgFailure)) return { attempts: 1 };
  const { attempts, pressure, halts = false } = table[error.kind];
  return { kind: error.kind, attempts, pressure, halt: halts, retryAfterMs: error.retryAfterMs, code: error.code };
}

/** True when no other request can succeed either. */
export function isFatal({ kind }: OrgFailure): boolean {
  return table[kind].fatal === true;
}

/** What is said instead of sending a request that would touch the reserve. */
export function reserveReached(): OrgFailure {
  return new OrgFailure('reserve', 'API_RESERVE', 'What is left of the daily API calls is kept for others.');
}

/** True when nothing more is sent, though what was read so far is good: the calls of the day are used up or reserved. */
export function isSpent({ kind }: OrgFailure): boolean {
  return kind === 'budget' || kind === 'reserve';
}

const tooBig = new Set(['EXCEEDED_ID_LIMIT', 'QUERY_TIMEOUT', 'QUERY_TOO_COMPLICATED', 'OPERATION_TOO_LARGE']);
const passing = new Set([429, 502, 503, 504]);

/** Classifies an answer of the org by status and error code. */
export function classify(status: number, code: string, message: string): FailureClass {
  if (status === 401 || code === 'INVALID_SESSION_ID') return 'auth';
  // One code for two limits: only the message tells them apart (help article 000389067).
  if (code === 'REQUEST_LIMIT_EXCEEDED') return /concurrent/i.test(message) ? 'overload' : 'budget';
  if (tooBig.has(code)) return 'too-big';
  if (status === 420) return 'edge';
  if (passing.has(status) || code === 'SERVER_UNAVAILABLE') return 'transient';
  return status >= 500 || code === 'UNKNOWN_EXCEPTION' ? 'unsure' : 'refused';
}

/** An error object of the REST API, alone or first of a list. */
export function errorIn(body: unknown): { code: string; message: string } | undefined {
  const error: unknown = Array.isArray(body) ? body[0] : body;
  if (typeof error !== 'object' || error === null || !('errorCode' in error)) return undefined;
  return { code: codeOf(String(error.errorCode)), message: 'message' in error ? String(error.message) : '' };
}

/** Codes stand in files and in logs: what does not look like one, whoever put it there, does not. */
function codeOf(text: string): string {
  return /^\w{1,80}$/.test(text) ? text : 'UNREADABLE_CODE';
}

const unreachable = new Set(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN']);

/** Classifies a request that got no answer: `code` is the innermost error code of the chain, as undici nests it. */
export function fromNetwork(error: unknown): OrgFailure {
  if (error instanceof OrgFailure) return error;
  const code = innermostCode(error);
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)) return new OrgFailure('untrusted', code, code);
  return new OrgFailure(unreachable.has(code) ? 'unreachable' : 'transient', code, code);
}

function innermostCode(error: unknown): string {
  let code = error instanceof Error ? error.name : 'UNKNOWN';
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') code = at.code;
    if (at instanceof AggregateError && at.cause === undefined)
      return at.errors.length > 0 ? innermostCode(at.errors[0]) : code;
  }
  return code;
}
