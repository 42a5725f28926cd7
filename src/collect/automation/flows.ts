import type { Step } from '../../model/order-of-execution.js';
import { flowBody, flowViews } from '../bodies/flow-body.js';
import type { Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { flag, number, qualified, text } from '../row.js';
import { flowPlaces } from '../usage/flow-places.js';
import type { Row } from '../../salesforce/org.js';

type Flow = {
  readonly active: boolean | null;
  readonly processType: string | null;
  readonly triggerType?: string;
  readonly recordTriggerType?: string;
  readonly order?: number;
  /** The active version, else the latest. */
  readonly version: number | null;
  /** Part of it runs after the commit. */
  readonly asynchronousPath?: true;
  readonly fullName: string;
  readonly namespace?: string;
};

/** The view tells the number of one version, and not of which: the versions themselves do. */
const versions: List = { api: 'tooling', from: 'Flow', columns: ['Id', 'DefinitionId', 'VersionNumber', 'Status'] };

/** Flows and processes. Source: Object Reference, FlowDefinitionView; the object of a process is in its definition alone. */
export const flows: Collector<Flow> = {
  name: 'flow',
  title: 'Flows and processes',
  class: 'automation',
  componentType: 'Flow',
  lists: [flowViews, versions],
  bodies: [flowBody],
  *read(told) {
    const { rows, bodies, scope } = told;
    const numbers = new Map(rows(versions).map((row) => [shortId(text(row, 'Id')), number(row, 'VersionNumber')]));
    const definitions = bodies(flowBody);
    for (const row of rows(flowViews)) {
      const name = text(row, 'ApiName');
      if (name === null) continue;
      const namespace = text(row, 'NamespacePrefix');
      const fullName = qualified(namespace, name);
      const body = definitions?.get(fullName);
      const object = objectOf(row) ?? body?.object ?? null;
      const version = numbers.get(shortId(text(row, 'ActiveVersionId') ?? text(row, 'LatestVersionId')));
      yield about('flow', {
        object: scope.objectOf(object),
        name: fullName,
        label: text(row, 'Label'),
        description: text(row, 'Description'),
        details: { ...detailsOf(row), version: version ?? null, fullName, ...(namespace !== null && { namespace }) },
        places: body ? flowPlaces(body, scope) : [],
      });
      if (!body)
        yield* missing(told, flowBody, { kind: 'flow', object: scope.objectOf(object), packaged: namespace !== null });
    }
  },
  active: ({ details }) => details.active,
  legacy: ({ details }) => isProcess(details),
  steps: ({ details }) => stepsOf(details),
  row: ({ label, description, details }) => ({
    Flow: label,
    'API name': { code: details.fullName },
    Starts: startWords(details),
    Order: details.order === undefined ? undefined : String(details.order),
    Version: details.version === null ? null : String(details.version),
    Description: description ?? undefined,
  }),
  sentence: ({ label, description, details }) =>
    `${isProcess(details) ? 'Process (Process Builder, legacy)' : 'Flow'} "${label}" (${details.fullName})` +
    `${details.active === false ? ', inactive,' : ''} starts: ${startWords(details)}.${description ? ` ${description}` : ''}`,
};

function objectOf(row: Row): string | null {
  return text(row, 'TriggerObjectOrEvent.QualifiedApiName') ?? text(row, 'TriggerObjectOrEventId');
}

function detailsOf(row: Row): Omit<Flow, 'version' | 'fullName'> {
  const [triggerType, recordTriggerType] = [text(row, 'TriggerType'), text(row, 'RecordTriggerType')];
  const order = number(row, 'TriggerOrder');
  return {
    active: flag(row, 'IsActive'),
    processType: text(row, 'ProcessType'),
    ...(triggerType !== null && triggerType !== 'None' && { triggerType }),
    ...(recordTriggerType !== null && recordTriggerType !== 'None' && { recordTriggerType }),
    ...(order !== null && { order }),
    ...(flag(row, 'HasAsyncAfterCommitPath') === true && { asynchronousPath: true as const }),
  };
}

function isProcess({ processType }: Flow): boolean {
  return processType === 'Workflow' || processType === 'InvocableProcess' || processType === 'CustomEvent';
}

/** A process starts by a record, by a platform event, or by another process. */
const stepOfProcess: ReadonlyMap<string, Step> = new Map([
  ['CustomEvent', 'after commit'],
  ['InvocableProcess', 'on its own'],
]);
const processStarts: ReadonlyMap<string, string> = new Map([
  ['CustomEvent', 'when a platform event arrives, by Process Builder'],
  ['InvocableProcess', 'by another process, by Process Builder'],
]);

const stepOfTrigger: ReadonlyMap<string, Step> = new Map(
  Object.entries({
    RecordBeforeSave: 'before-save flow',
    RecordAfterSave: 'after-save flow',
    RecordBeforeDelete: 'on delete',
    PlatformEvent: 'after commit',
  } as const),
);

function stepsOf(flow: Flow): readonly Step[] {
  if (isProcess(flow)) return [stepOfProcess.get(flow.processType ?? '') ?? 'process'];
  const step = stepOfTrigger.get(flow.triggerType ?? '') ?? 'on its own';
  return flow.asynchronousPath ? [step, 'after commit'] : [step];
}

const triggerWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    RecordBeforeSave: 'before a record is saved',
    RecordAfterSave: 'after a record is saved',
    RecordBeforeDelete: 'before a record is deleted',
    Scheduled: 'on a schedule',
    PlatformEvent: 'when a platform event arrives',
  }),
);
const recordWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Create: 'created',
    Update: 'updated',
    CreateAndUpdate: 'created or updated',
    Delete: 'deleted',
  }),
);

function startWords(flow: Flow): string {
  const { triggerType, recordTriggerType, processType } = flow;
  if (isProcess(flow)) return processStarts.get(processType ?? '') ?? 'after a record is saved, by Process Builder';
  if (triggerType === undefined) return `not by a record (${processType ?? 'type unknown'})`;
  const record = recordTriggerType && ` (${recordWords.get(recordTriggerType) ?? recordTriggerType})`;
  return `${triggerWords.get(triggerType) ?? triggerType}${record ?? ''}`;
}

const shortId = (id: string | null): string => (id ?? '').slice(0, 15);
