import { Messages, type SfError } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { InventoryError } from '../collect/inventory.js';
import { Problem } from '../model/problem.js';
import { OrgFailure, type FailureClass } from '../salesforce/failure.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-schema', 'errors');

const interruptedExit = 130;
const usageExit = 2;

/** What every command of this plugin shares: it says in the CLI's words what stopped it. */
export abstract class SchemaCommand<T> extends SfCommand<T> {
  protected override async catch(error: Parameters<SfCommand<T>['catch']>[0]): Promise<never> {
    return super.catch(explain(error) ?? error);
  }
}

/** The error a user sees; the original is not its cause, since its text is not ours and may hold what must stay secret. */
function explain(error: unknown): SfError | undefined {
  if (error instanceof Problem) {
    const explained = messages.createError(`error.${error.key}`, [...error.tokens]);
    if (error.key === 'interrupted') explained.exitCode = interruptedExit;
    if (error.key === 'flagBlank' || error.key === 'withNone') explained.exitCode = usageExit;
    return explained;
  }
  if (error instanceof OrgFailure) return explainFailure(error.kind, error.code);
  if (!(error instanceof InventoryError)) return undefined;
  return explainFailure(error.refusal.final ? 'refused' : 'unsure', error.refusal.code);
}

const keys: Readonly<Record<FailureClass, string>> = {
  auth: 'error.orgAuth',
  budget: 'error.orgBudget',
  reserve: 'error.orgReserve',
  offline: 'error.orgUnreachable',
  unreachable: 'error.orgUnreachable',
  untrusted: 'error.orgUntrusted',
  refused: 'error.orgRefused',
  'too-big': 'error.orgRefused',
  overload: 'error.orgFailed',
  transient: 'error.orgFailed',
  edge: 'error.orgFailed',
  unsure: 'error.orgFailed',
  garbled: 'error.orgFailed',
};

function explainFailure(kind: FailureClass, code: string): SfError {
  const explained = messages.createError(keys[kind], [code]);
  explained.setData({ code });
  return explained;
}
