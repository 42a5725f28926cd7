import { sharingBody } from '../bodies/sharing-body.js';
import type { Collector } from '../collector.js';
import { about } from '../fact.js';
import { criteriaPlaces } from '../usage/formula-places.js';

type SharingRule = {
  readonly active: true;
  readonly type: string;
  readonly access: string | null;
  readonly sharedTo: string | null;
  readonly sharedFrom?: string;
  readonly condition?: string;
  readonly fullName: string;
};

/** Sharing rules. Source: Metadata API, SharingRules: without it they cannot be read. */
export const sharingRules: Collector<SharingRule> = {
  name: 'sharing-rule',
  title: 'Sharing rules',
  class: 'security',
  componentType: 'SharingRules',
  lists: [],
  bodies: [sharingBody],
  *read({ bodies, scope }) {
    for (const [owner, rules] of bodies(sharingBody) ?? []) {
      const object = scope.objectOf(owner);
      for (const { name, label, description, type, access, sharedTo, sharedFrom, condition, criteria } of rules) {
        yield about('sharing-rule', {
          object,
          name,
          label,
          description,
          details: {
            active: true,
            type,
            access,
            sharedTo,
            ...(sharedFrom !== null && { sharedFrom }),
            ...(condition !== null && { condition }),
            fullName: name,
          },
          places: criteriaPlaces(criteria, object, scope),
        });
      }
    }
  },
  steps: ({ details }) => (details.type === 'criteria' || details.type === 'guest' ? ['sharing rule'] : []),
  row: ({ label, description, details }) => ({
    Rule: label,
    Shares: details.condition !== undefined ? { code: details.condition } : details.sharedFrom,
    With: details.sharedTo,
    Access: details.access,
    Description: description ?? undefined,
  }),
  sentence: ({ label, details }) =>
    `Sharing rule "${label}" gives ${details.sharedTo ?? 'somebody unknown'} ${details.access ?? 'unknown'} access to records ` +
    `${details.condition !== undefined ? `where ${details.condition}` : `of ${details.sharedFrom ?? 'unknown owners'}`}.`,
};
