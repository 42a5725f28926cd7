import type { Collector } from '../collector.js';
import { about } from '../fact.js';

type SharingModel = {
  /** `Private`, `Read`, `ReadWrite`, `ControlledByParent`..., as the API says it. */
  readonly internal: string | null;
  readonly external: string | null;
};

const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Private: 'Private',
    Read: 'Public Read Only',
    ReadSelect: 'Public Read Only, may be selected',
    ReadWrite: 'Public Read/Write',
    ReadWriteTransfer: 'Public Read/Write/Transfer',
    FullAccess: 'Public Full Access',
    ControlledByParent: 'Controlled by Parent',
    ControlledByCampaign: 'Controlled by Campaign',
    ControlledByLeadOrContact: 'Controlled by Lead or Contact',
  }),
);

/** Organization-wide defaults. Source: Tooling API, EntityDefinition, InternalSharingModel and ExternalSharingModel. */
export const sharingModels: Collector<SharingModel> = {
  name: 'sharing-model',
  title: 'Organization-wide defaults',
  class: 'security',
  lists: [],
  needs: ['entities'],
  *read({ scope }) {
    for (const [object, { internalSharing, externalSharing }] of scope.entities) {
      if (internalSharing === null && externalSharing === null) continue;
      yield about('sharing-model', {
        object,
        name: 'sharing',
        label: 'Organization-wide defaults',
        details: { internal: internalSharing, external: externalSharing },
      });
    }
  },
  row: ({ details }) => ({ Inside: inWords(details.internal), 'External users': inWords(details.external) }),
  sentence: ({ details }) =>
    `Organization-wide default: ${inWords(details.internal) ?? 'unknown'} inside, ${inWords(details.external) ?? 'unknown'} for external users.`,
};

function inWords(model: string | null): string | null {
  return model === null ? null : (words.get(model) ?? model);
}
