import { MultiStageOutput } from '@oclif/multi-stage-output';
import { Messages } from '@salesforce/core';
import { stages, type Progress } from '../pipeline/progress.js';
import { oncePerTurn } from './once-per-turn.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-schema', 'schema.build');

type Data = {
  described: string;
  inSetup: string;
  definitions: string;
  counted: string;
  files: string;
  calls: string;
  remaining: string;
  waiting: string | undefined;
};

type StageOptions = {
  readonly jsonEnabled: boolean;
  readonly visible: boolean;
  /** What is read beside the schema: each has its line. */
  readonly classes: readonly string[];
};

export type StageView = {
  readonly show: (progress: Progress) => void;
  /** Ends the display with the work, as done or as failed. */
  readonly during: <T>(work: Promise<T>) => Promise<T>;
};

/** Shows a build's stages with their counts; on a terminal they move, in CI they are quiet lines, elsewhere nothing. */
export function createStages({ jsonEnabled, visible, classes }: StageOptions): StageView {
  if (!visible || jsonEnabled) return { show: () => undefined, during: (work) => work };
  const labels = stages.map((stage) => messages.getMessage(`stages.${stage}`));
  const [, , read = '', write = ''] = labels;
  const line = (key: keyof Data, type: 'dynamic-key-value' | 'static-key-value' = 'dynamic-key-value') => ({
    type,
    label: messages.getMessage(`stages.${key}`),
    get: (data?: Data) => data?.[key],
  });
  const output = new MultiStageOutput<Data>({
    title: messages.getMessage('stages.title'),
    stages: labels,
    jsonEnabled,
    stageSpecificBlock: [
      { ...line('described'), stage: read },
      { ...line('inSetup'), stage: read },
      ...(classes.some((one) => one !== 'stats') ? [{ ...line('definitions'), stage: read }] : []),
      ...(classes.includes('stats') ? [{ ...line('counted'), stage: read }] : []),
      { ...line('files'), stage: write },
    ],
    postStagesBlock: [line('calls'), line('remaining'), line('waiting', whenThere)],
  });
  const shown = oncePerTurn<Progress['stage'], Data>((stage, data) =>
    output.goto(labels[stages.indexOf(stage)] ?? '', data),
  );
  return {
    show: keepTotals(shown.show),
    during: async (work) => {
      try {
        const result = await work;
        shown.flush();
        output.stop();
        return result;
      } catch (error) {
        shown.flush();
        output.error();
        throw error;
      }
    },
  };
}

/** A line that is shown when it has a value; the others turn until they have one. */
const whenThere = 'static-key-value';

type Show = (stage: Progress['stage'], data: Partial<Data>) => void;

/** Remembers the number of objects, which only one event carries. */
function keepTotals(show: Show): (progress: Progress) => void {
  let objects = 0;
  return (progress) => {
    objects = progress.objects ?? objects;
    const { described, inSetup, definitions, counted, files, usage, waiting } = progress;
    show(progress.stage, {
      ...(described !== undefined && { described: `${described}/${objects}` }),
      ...(inSetup !== undefined && { inSetup: `${inSetup}/${objects}` }),
      ...(definitions !== undefined && { definitions: String(definitions) }),
      ...(counted !== undefined && { counted: String(counted) }),
      ...(files !== undefined && { files: String(files) }),
      ...(waiting !== undefined && { waiting: waiting ? messages.getMessage(`stages.waiting.${waiting}`) : undefined }),
      ...(usage && { calls: String(usage.calls) }),
      ...(usage?.limit != null &&
        usage.used !== null && { remaining: `${Math.max(0, usage.limit - usage.used)}/${usage.limit}` }),
    });
  };
}
