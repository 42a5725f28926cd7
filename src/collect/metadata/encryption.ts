import { fieldBody } from '../bodies/field-body.js';
import type { Collector } from '../collector.js';
import { about } from '../fact.js';
import { ownedBy } from '../owner.js';

type Encryption = {
  readonly field: string;
  /** `classic`, or the scheme of Shield Platform Encryption. */
  readonly scheme: string;
  readonly mask?: string;
};

/** How encrypted custom fields are encrypted. Source: Metadata API, CustomField.encryptionScheme and EncryptedText. */
export const encryption: Collector<Encryption> = {
  name: 'encryption',
  title: 'Encryption',
  class: 'metadata',
  lists: [],
  bodies: [fieldBody],
  *read({ bodies, scope }) {
    for (const [fullName, { encryption: found }] of bodies(fieldBody) ?? []) {
      if (!found) continue;
      const mask = [found.maskType, found.maskChar].filter((part) => part !== null).join(', ');
      for (const { object, field } of ownedBy(fullName, scope)) {
        yield about('encryption', {
          object,
          name: field,
          details: { field, scheme: found.scheme, ...(mask !== '' && { mask }) },
        });
      }
    }
  },
  row: ({ details }) => ({ Field: { code: details.field }, Encryption: details.scheme, Mask: details.mask }),
  sentence: ({ details }) => `${details.field} is encrypted (${details.scheme}).`,
};
