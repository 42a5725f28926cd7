import type { BodyType } from '../collector.js';
import { text, trees } from '../row.js';

/** A record page that an object, or an app, sets in the place of the standard one. */
export type PageOverride = {
  readonly page: string;
  /** `Large` is the desktop, `Small` the phone; none: both. */
  readonly formFactor?: string;
};

/** An object's own properties that no list has. */
export type ObjectBody = {
  readonly settingType: string | null;
  readonly visibility: string | null;
  /** Format of an auto-numbered Name. */
  readonly nameFormat: string | null;
  readonly pages: readonly PageOverride[];
};

/** Definitions of objects by API name; the Tooling API has none. */
export const objectBody: BodyType<ObjectBody> = {
  type: 'CustomObject',
  retrieve: { type: 'CustomObject' },
  digest: (tree) => ({
    settingType: text(tree, 'customSettingsType'),
    visibility: text(tree, 'visibility'),
    nameFormat: text(tree, 'nameField.displayFormat'),
    pages: trees(tree, 'actionOverrides').flatMap((override) => {
      const page = text(override, 'content');
      const formFactor = text(override, 'formFactor');
      const ofRecord = text(override, 'actionName') === 'View' && /^flexipage$/i.test(text(override, 'type') ?? '');
      return ofRecord && page !== null ? [{ page, ...(formFactor !== null && { formFactor }) }] : [];
    }),
  }),
};
