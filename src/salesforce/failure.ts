/** What a failed request means. Source: REST API status codes and errors, and the limits' help articles. */
export type FailureClass =
  | 'auth' // the session is gone and could not be renewed
  | 'budget' // the org's daily API requests are used up: never retried
  | 'overload' // too many long-running requests at once
  | 'transient' // passes by itself: 429, 502, 503, 504, a lost connection
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

const tooBig = new Set(['EXCEEDED_ID_LIMIT', 'QUERY_TIMEOUT', 'QUERY_TOO_COMPLICATED', 'OPERATION_TOO_LARGE']);
const passing = new Set([420, 429, 502, 503, 504]);
const attemptsByClass: Partial<Record<FailureClass, number>> = {
  overload: 6,
  transient: 6,
  garbled: 3,
  unreachable: 6,
  unsure: 2,
};

/** How often a request that fails so may be tried, and whether the failure ends the run. */
export function judge(error: unknown): { attempts: number; retryAfterMs: number; halt: boolean } {
  if (!(error instanceof OrgFailure)) return { attempts: 1, retryAfterMs: 0, halt: false };
  const halt = isFatal(error) && error.kind !== 'unreachable';
  return { attempts: attemptsByClass[error.kind] ?? 1, retryAfterMs: error.retryAfterMs, halt };
}

/** True when no other request can succeed either. */
export function isFatal({ kind }: OrgFailure): boolean {
  return fatal.has(kind);
}

const fatal: ReadonlySet<FailureClass> = new Set(['auth', 'budget', 'unreachable', 'offline', 'untrusted']);

/** Classifies an answer of the org by status and error code. */
export function classify(status: number, code: string, message: string): FailureClass {
  if (status === 401 || code === 'INVALID_SESSION_ID') return 'auth';
  // One code for two limits: only the message tells them apart (help article 000389067).
  if (code === 'REQUEST_LIMIT_EXCEEDED') return /concurrent/i.test(message) ? 'overload' : 'budget';
  if (tooBig.has(code)) return 'too-big';
  if (passing.has(status) || code === 'SERVER_UNAVAILABLE') return 'transient';
  return status >= 500 || code === 'UNKNOWN_EXCEPTION' ? 'unsure' : 'refused';
}

/** An error object of the REST API, alone or first of a list. */
export function errorIn(body: unknown): { code: string; message: string } | undefined {
  const error: unknown = Array.isArray(body) ? body[0] : body;
  if (typeof error !== 'object' || error === null || !('errorCode' in error)) return undefined;
  return { code: String(error.errorCode), message: 'message' in error ? String(error.message) : '' };
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
