import { failureOf, isRecord, sendComposite } from './composite.js';
import { isFatal, isSpent, OrgFailure } from './failure.js';
import type { Identified } from './org.js';
import { toLongId } from './long-id.js';
import { quoted } from './soql.js';
import type { Transport } from './transport.js';

export type Login = { readonly orgId: string | undefined; readonly userId: string | undefined };
type OrgSize = {
  /** Developer Edition, trial and scratch orgs, which have a trial date, bear 5 long-running requests and not 25. */
  readonly fiveSlots: boolean;
};
type Context = { readonly transport: Transport; readonly root: string; readonly login: Login };

/**
 * Who the org is and which language its answers are in: one composite of two queries. A login by access token knows no
 * user id; the root resource tells it for one more call.
 * @throws OrgFailure when the org cannot be read at all.
 */
export async function readIdentity({ transport, root, login }: Context): Promise<Identified & OrgSize> {
  const userId = login.userId ?? (await readUserId(transport, root));
  const soql = [
    'SELECT Id, Name, OrganizationType, IsSandbox, TrialExpirationDate FROM Organization',
    ...(userId ? [`SELECT Id, LanguageLocaleKey FROM User WHERE Id = ${quoted(userId)}`] : []),
  ];
  const parts = soql.map((query) => ({ path: `query/?q=${encodeURIComponent(query)}` }));
  const [org, user] = (await sendComposite(transport, 'composite', { root, parts: () => parts })).map((reply) => {
    const failure = failureOf(reply);
    if (failure && (isFatal(failure) || isSpent(failure))) throw failure;
    return failure ? undefined : firstRecord(reply.body);
  });
  const id = textOf(org?.Id) ?? login.orgId;
  if (!id) throw new OrgFailure('refused', 'UNKNOWN_ORG', 'The org does not say its id.');
  return {
    identity: {
      id: toLongId(id),
      name: textOf(org?.Name),
      type: textOf(org?.OrganizationType),
      sandbox: typeof org?.IsSandbox === 'boolean' ? org.IsSandbox : null,
    },
    userId: userId ?? null,
    language: textOf(user?.LanguageLocaleKey),
    fiveSlots: org?.OrganizationType === 'Developer Edition' || textOf(org?.TrialExpirationDate) !== null,
  };
}

/** The id at the end of the identity URL, `https://login.example.com/id/00D.../005...`. */
async function readUserId(transport: Transport, root: string): Promise<string | undefined> {
  const answer = await transport.json({ method: 'GET', path: root });
  const identity = isRecord(answer) ? answer.identity : undefined;
  return typeof identity === 'string' ? /\/(005\w{12}(?:\w{3})?)$/.exec(identity)?.[1] : undefined;
}

function firstRecord(body: unknown): Readonly<Record<string, unknown>> | undefined {
  const records: unknown = isRecord(body) ? body.records : undefined;
  return Array.isArray(records) && isRecord(records[0]) ? records[0] : undefined;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
