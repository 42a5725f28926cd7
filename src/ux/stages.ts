import { MultiStageOutput } from '@oclif/multi-stage-output';
import { Messages } from '@salesforce/core';
import { stages, type Progress } from '../pipeline/progress.js';

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

export type StageView = {
  readonly show: (progress: Progress) => void;
  /** Ends the display with the work, as done or as failed. */
  readonly during: <T>(work: Promise<T>) => Promise<T>;
};

/** Shows a build's stages with their counts; on a terminal they move, in CI they are quiet lines, elsewhere nothing. */
export function createStages({ jsonEnabled, visible }: { jsonEnabled: boolean; visible: boolean }): StageView {
  if (!visible || jsonEnabled) return { show: () => undefined, during: (work) => work };
  const labels = stages.map((stage) => messages.getMessage(`stages.${stage}`));
  const [, , read = '', write = ''] = labels;
  const line = (key: keyof Data) => ({
    type: 'dynamic-key-value' as const,
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
      { ...line('definitions'), stage: read },
      { ...line('counted'), stage: read },
      { ...line('files'), stage: write },
    ],
    postStagesBlock: [line('calls'), line('remaining'), line('waiting')],
  });
  return {
    show: keepTotals((stage, data) => output.goto(labels[stages.indexOf(stage)] ?? '', data)),
    during: async (work) => {
      try {
        const result = await work;
        output.stop();
        return result;
      } catch (error) {
        output.error();
        throw error;
      }
    },
  };
}

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
