import type { Component, MetadataTree } from '../components.ts';
import type { World } from '../world.ts';
import type { WorldApprovalProcess, WorldDuplicateRule, WorldFlow, WorldFlowVersion } from '../world/automation.ts';
import { latestVersion } from '../world/flow-facts.ts';
import { idOf, ofObject, qualified } from '../world/identity.ts';
import type { WorldGlobalValueSet } from '../world/metadata.ts';
import { component, tree } from './component.ts';
import { criteriaTree } from './criteria.ts';
import { appFile, layoutFile, pageFile } from './pages.ts';

/** One version of a flow, as Tooling has it. */
export const flowVersion = (flow: WorldFlow, version: WorldFlowVersion): Component =>
  component(
    {
      type: 'Flow',
      fullName: `${qualified(flow)}-${version.number}`,
      id: idOf('Flow', `${qualified(flow)}-${version.number}`),
      file: null,
    },
    () => flowTree(flow, version),
  );

/** A flow as a retrieve has it: its latest version, active or not. */
const flowFile = (flow: WorldFlow): Component =>
  component({ type: 'Flow', fullName: qualified(flow), id: null, file: `flows/${qualified(flow)}.flow` }, () =>
    flowTree(flow, latestVersion(flow)),
  );

/** The content of a managed flow stays in its package. */
const flowTree = (
  { description, label, namespace }: WorldFlow,
  { metadata, status }: WorldFlowVersion,
): MetadataTree | null =>
  namespace === null ? tree({ ...metadata, apiVersion: 62, description, label, status }) : null;

const globalValueSetFile = (set: WorldGlobalValueSet): Component =>
  component(
    {
      type: 'GlobalValueSet',
      fullName: qualified(set),
      id: idOf('GlobalValueSet', qualified(set)),
      file: `globalValueSets/${qualified(set)}.globalValueSet`,
    },
    () =>
      tree({
        customValue: set.values.map((value) => ({ valueName: value, default: false, isActive: true, label: value })),
        description: set.description,
        masterLabel: set.label,
        sorted: false,
      }),
  );

const approvalFile = (process: WorldApprovalProcess): Component => {
  const fullName = `${process.object}.${process.name}`;
  const file = `approvalProcesses/${fullName}.approvalProcess`;
  return component({ type: 'ApprovalProcess', fullName, id: null, file }, () =>
    tree({
      active: process.active,
      approvalStep: process.steps.map(({ entry, label, name }) =>
        tree({ entryCriteria: entry === null ? null : criteriaTree(entry), label, name }),
      ),
      description: process.description,
      entryCriteria: process.entry === null ? null : criteriaTree(process.entry),
      label: process.label,
      recordEditability: 'AdminOnly',
    }),
  );
};

const duplicateRuleFile = (rule: WorldDuplicateRule): Component => {
  const fullName = ofObject(rule);
  const file = `duplicateRules/${fullName}.duplicateRule`;
  const filters = rule.filter?.filters ?? [];
  return component({ type: 'DuplicateRule', fullName, id: null, file }, () =>
    tree({
      actionOnInsert: 'Allow',
      actionOnUpdate: 'Allow',
      description: rule.description,
      duplicateRuleFilter:
        rule.filter === null
          ? null
          : tree({
              booleanFilter: rule.filter.booleanFilter,
              duplicateRuleFilterItems: filters.map((item, at) => ({ ...item, sortOrder: at + 1, table: rule.object })),
            }),
      duplicateRuleMatchRules: rule.matchingRules.map((matchingRule) => ({
        matchRuleSObjectType: rule.object,
        matchingRule,
      })),
      isActive: rule.active,
      masterLabel: rule.label,
      securityOption: 'EnforceSharingRules',
      sortOrder: 1,
    }),
  );
};

/** Every component of a list with its full name. */
export const singles: Readonly<Record<string, (world: World) => Component[]>> = {
  ApprovalProcess: ({ automation }) => (automation?.approvalProcesses ?? []).map(approvalFile),
  CustomApplication: ({ metadata }) => (metadata?.apps ?? []).map(appFile),
  DuplicateRule: ({ automation }) => (automation?.duplicateRules ?? []).map(duplicateRuleFile),
  FlexiPage: ({ metadata }) => (metadata?.pages ?? []).map(pageFile),
  Flow: ({ automation }) => (automation?.flows ?? []).map(flowFile),
  GlobalValueSet: ({ metadata }) => (metadata?.globalValueSets ?? []).map(globalValueSetFile),
  Layout: ({ metadata }) => (metadata?.layouts ?? []).map(layoutFile),
};
