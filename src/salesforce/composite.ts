import { classify, errorIn, isSpent, OrgFailure } from './failure.js';
import type { HttpRequest } from './http.js';
import type { Refusal } from './org.js';
import type { AskOptions, Transport } from './transport.js';

/** One part of a composite request: a GET of a resource below /services/data/vXX.X. */
export type Part = { readonly path: string; readonly headers?: Readonly<Record<string, string>> };
export type PartReply = { readonly status: number; readonly body: unknown };

type CompositeRequest = AskOptions & {
  readonly root: string;
  /** Asked for when the turn to send has come; none: nothing is sent. */
  readonly parts: () => readonly Part[];
  /** Throws when the failure of a part is the failure of the whole. */
  readonly check?: (replies: readonly PartReply[]) => void;
};

/** Subrequests in one composite, and how many of them may be queries. Source: REST API, Composite resource. */
export const compositeSize = 25;
export const compositeQueries = 5;

/**
 * Sends up to 25 parts as one API call and gives their replies in the same order. `parts` gives the same ones each time.
 * @throws OrgFailure when the composite as a whole failed.
 */
export async function sendComposite(
  transport: Transport,
  endpoint: 'composite' | 'tooling/composite',
  { root, parts, check, ...options }: CompositeRequest,
): Promise<readonly PartReply[]> {
  let replies: readonly PartReply[] = [];
  const request = (): HttpRequest | undefined => {
    const sent = parts();
    if (sent.length === 0) return undefined;
    return { method: 'POST', path: `${root}/${endpoint}`, body: bodyOf(root, sent), units: sent.length };
  };
  const read = (answer: unknown): void => {
    replies = parts().map((_, index) => replyTo(`r${index}`, answer));
    check?.(replies);
  };
  await transport.json(request, { ...options, check: read });
  return replies;
}

function bodyOf(root: string, parts: readonly Part[]): string {
  const compositeRequest = parts.map(({ path, headers }, index) => ({
    method: 'GET',
    url: `${root}/${path}`,
    referenceId: `r${index}`,
    ...(headers && { httpHeaders: headers }),
  }));
  return JSON.stringify({ allOrNone: false, compositeRequest });
}

function replyTo(referenceId: string, answer: unknown): PartReply {
  const replies = isRecord(answer) && Array.isArray(answer.compositeResponse) ? answer.compositeResponse : [];
  const reply: unknown = replies.find((one) => isRecord(one) && one.referenceId === referenceId);
  if (!isRecord(reply) || typeof reply.httpStatusCode !== 'number') {
    throw new OrgFailure('garbled', 'INVALID_COMPOSITE', 'The composite answer lacks a part.');
  }
  return { status: reply.httpStatusCode, body: reply.body };
}

/** The failure that a part's reply stands for; nothing when the part succeeded. */
export function failureOf({ status, body }: PartReply): OrgFailure | undefined {
  if (status < 400) return undefined;
  const { code, message } = errorIn(body) ?? { code: `HTTP_${status}`, message: `HTTP status ${status}` };
  return new OrgFailure(classify(status, code, message), code, message);
}

export function refusalOf(failure: OrgFailure): Refusal {
  const { code, message, kind } = failure;
  return { code, message, final: kind === 'refused', ...(isSpent(failure) && { leftOut: true as const }) };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
