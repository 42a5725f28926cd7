import { objectBody } from '../bodies/object-body.js';
import type { Collector } from '../collector.js';
import { about } from '../fact.js';

type CustomSetting = {
  /** `Hierarchy` or `List`; none for a custom metadata type. */
  readonly settingType?: string;
  /** `Public`, `Protected`, `PackageProtected`. */
  readonly visibility: string | null;
};

/** Custom settings and custom metadata types: what they are, never what they hold. Source: Metadata API, CustomObject. */
export const customSettings: Collector<CustomSetting> = {
  name: 'custom-setting',
  title: 'Custom setting or custom metadata type',
  class: 'metadata',
  lists: [],
  bodies: [objectBody],
  *read({ bodies, scope }) {
    for (const [owner, { settingType, visibility }] of bodies(objectBody) ?? []) {
      const object = scope.objectOf(owner);
      if (object === undefined || (settingType === null && !object.endsWith('__mdt'))) continue;
      yield about('custom-setting', {
        object,
        name: 'definition',
        label: settingType === null ? 'Custom metadata type' : 'Custom setting',
        details: { ...(settingType !== null && { settingType }), visibility },
      });
    }
  },
  row: ({ label, details }) => ({ Kind: label, Type: details.settingType, Visibility: details.visibility }),
  sentence: ({ label, details }) =>
    `${label}${details.settingType ? ` of type ${details.settingType}` : ''}, visibility ${details.visibility ?? 'unknown'}.`,
};
