import { conditionOf, criteriaOf, type Criterion } from '../criteria.js';
import type { BodyType, Collector, List } from '../collector.js';
import { about } from '../fact.js';
import { missing } from '../hidden.js';
import { text, trees } from '../row.js';
import type { Tree } from '../../salesforce/org.js';
import { criteriaPlaces, formulaPlaces } from '../usage/formula-places.js';

type ApprovalProcess = {
  readonly active: boolean | null;
  /** Null where the definition could not be read, left out where every record may enter. */
  readonly entry?: string | null | undefined;
  /** Labels of its steps, in their order. */
  readonly approvalSteps: readonly string[] | null;
  readonly fullName: string;
};

type Body = {
  readonly entry: string | undefined;
  /** Of the entry and of each step. */
  readonly formulas: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly steps: readonly string[];
};

const processes: List = {
  api: 'data',
  from: 'ProcessDefinition',
  columns: ['Id', 'DeveloperName', 'Name', 'Description', 'TableEnumOrId', 'Type', 'State'],
  where: "Type = 'Approval'",
};

const processBody: BodyType<Body> = {
  type: 'ApprovalProcess',
  retrieve: { type: 'ApprovalProcess' },
  digest: (tree) => {
    const steps = trees(tree, 'approvalStep');
    const entry = trees(tree, 'entryCriteria')[0] ?? ({} as Tree);
    const conditions = [entry, ...steps.flatMap((step) => trees(step, 'entryCriteria'))];
    return {
      entry: conditionOf(entry, 'criteriaItems'),
      formulas: conditions.flatMap((condition) => text(condition, 'formula') ?? []),
      criteria: conditions.flatMap((condition) => criteriaOf(condition, 'criteriaItems')),
      steps: steps.map((step) => text(step, 'label') ?? text(step, 'name') ?? ''),
    };
  },
};

/** Approval processes. Source: Object Reference, ProcessDefinition; entry and steps are in the definition alone. */
export const approvalProcesses: Collector<ApprovalProcess> = {
  name: 'approval-process',
  title: 'Approval processes',
  class: 'automation',
  componentType: 'ApprovalProcess',
  lists: [processes],
  bodies: [processBody],
  *read(told) {
    const { rows, bodies, scope } = told;
    const definitions = bodies(processBody);
    for (const row of rows(processes)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const object = scope.objectOf(text(row, 'TableEnumOrId'));
      const state = text(row, 'State');
      const body = definitions?.get(`${object ?? ''}.${name}`);
      yield about('approval-process', {
        object,
        name,
        label: text(row, 'Name'),
        description: text(row, 'Description'),
        details: {
          active: state === null ? null : state === 'Active',
          entry: body ? body.entry : null,
          approvalSteps: body?.steps ?? null,
          fullName: name,
        },
        places: body
          ? [
              ...body.formulas.flatMap((formula) => formulaPlaces(formula, object, scope)),
              ...criteriaPlaces(body.criteria, object, scope),
            ]
          : [],
      });
      if (!body) yield* missing(told, processBody, { kind: 'approval-process', object, packaged: name.includes('__') });
    }
  },
  active: ({ details }) => details.active,
  steps: () => ['on its own'],
  row: ({ label, description, details }) => ({
    Process: label,
    Entry: details.entry === undefined || details.entry === null ? details.entry : { code: details.entry },
    Steps: details.approvalSteps === null ? null : details.approvalSteps.join(', ') || undefined,
    Description: description ?? undefined,
  }),
  sentence: ({ label, details }) =>
    `Approval process "${label}"${details.active === false ? ' (inactive)' : ''}: ` +
    `entry ${details.entry === null ? 'unknown' : (details.entry ?? 'for every record')}; ` +
    `steps ${details.approvalSteps === null ? 'unknown' : details.approvalSteps.join(', ') || 'none'}.`,
};
