import type { WorldFlow, WorldFlowVersion } from './automation.ts';

/** Where a flow starts, as the lists of flows show it. */
type FlowStart = {
  readonly object: string | null;
  readonly triggerType: string | null;
  readonly recordTriggerType: string | null;
  readonly runsAsync: boolean;
};

/** The version that runs, or null for a flow that is switched off. */
export const activeVersion = ({ versions }: WorldFlow): WorldFlowVersion | null =>
  versions.find(({ status }) => status === 'Active') ?? null;

/** The newest version, whether it runs or not. */
export function latestVersion(flow: WorldFlow): WorldFlowVersion {
  const latest = flow.versions.at(-1);
  if (latest === undefined) throw new Error(`The flow ${flow.name} has no version.`);
  return latest;
}

/** The version that a list of flows speaks of. */
export const shownVersion = (flow: WorldFlow): WorldFlowVersion => activeVersion(flow) ?? latestVersion(flow);

/** The start element of a version; a Process Builder process has none. */
export function startOf({ metadata }: WorldFlowVersion): FlowStart {
  const start = (metadata['start'] ?? {}) as Readonly<Record<string, unknown>>;
  const paths = (start['scheduledPaths'] ?? []) as readonly { readonly pathType?: string }[];
  const text = (name: string): string | null => (typeof start[name] === 'string' ? start[name] : null);
  return {
    object: text('object'),
    triggerType: text('triggerType'),
    recordTriggerType: text('recordTriggerType'),
    runsAsync: paths.some(({ pathType }) => pathType === 'AsyncAfterCommit'),
  };
}
