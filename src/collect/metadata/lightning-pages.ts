import { objectBody } from '../bodies/object-body.js';
import { flexiPageBody, flexiPageList } from '../bodies/flexi-page-body.js';
import type { BodyType, Collector } from '../collector.js';
import { about } from '../fact.js';
import { profileName } from './profile-name.js';
import { missing } from '../hidden.js';
import { qualified, text, trees } from '../row.js';
import { fieldPlaces } from '../usage/field-path.js';

/** Where a page stands in the place of the standard one; without app, profile and record type: for everybody. */
type Assignment = {
  readonly app?: string;
  readonly profile?: string;
  readonly recordType?: string;
  readonly formFactor?: string;
};

type LightningPage = {
  readonly type: string | null;
  /** Fields on it by API name; null where the definition could not be read. */
  readonly fields: readonly string[] | null;
  readonly assignments: readonly Assignment[] | null;
  readonly fullName: string;
  readonly namespace?: string;
};

/** An assignment and the page that it gives. */
type Assigned = { readonly page: string; readonly assignment: Assignment };
type AppBody = readonly Assigned[];

/** Pages that an app assigns, to all or by profile and record type. Source: Metadata API, CustomApplication. */
const appBody: BodyType<AppBody> = {
  type: 'CustomApplication',
  retrieve: { type: 'CustomApplication' },
  digest: (tree, app) =>
    [...trees(tree, 'actionOverrides'), ...trees(tree, 'profileActionOverrides')].flatMap((override) => {
      const page = text(override, 'content');
      if (page === null || text(override, 'actionName') !== 'View') return [];
      const [profile, recordType, formFactor] = ['profile', 'recordType', 'formFactor'].map((name) =>
        text(override, name),
      );
      const assignment = {
        app,
        ...(profile && { profile: profileName(profile) }),
        ...(recordType && { recordType }),
        ...(formFactor && { formFactor }),
      };
      return [{ page, assignment }];
    }),
};

/** Lightning pages and who sees them. Source: Tooling API, FlexiPage; assignments are in the definitions of objects and apps. */
export const lightningPages: Collector<LightningPage> = {
  name: 'lightning-page',
  title: 'Lightning pages',
  class: 'metadata',
  componentType: 'FlexiPage',
  lists: [flexiPageList],
  bodies: [flexiPageBody, objectBody, appBody],
  *read(told) {
    const { rows, bodies, scope } = told;
    const definitions = bodies(flexiPageBody);
    const [objects, apps] = [bodies(objectBody), bodies(appBody)];
    const assigned: readonly Assigned[] = [
      ...[...(objects?.values() ?? [])].flatMap(({ pages }) =>
        pages.map(({ page, ...assignment }) => ({ page, assignment })),
      ),
      ...[...(apps?.values() ?? [])].flat(),
    ];
    const byPage = Map.groupBy(assigned, ({ page }) => page);
    for (const row of rows(flexiPageList)) {
      const name = text(row, 'DeveloperName');
      if (name === null) continue;
      const namespace = text(row, 'NamespacePrefix');
      const fullName = qualified(namespace, name);
      const body = definitions?.get(fullName);
      const owner = text(row, 'EntityDefinitionId') ?? body?.object ?? null;
      const assignments = (byPage.get(fullName) ?? []).map(({ assignment }) => assignment);
      yield about('lightning-page', {
        object: scope.objectOf(owner),
        name: fullName,
        label: text(row, 'MasterLabel'),
        description: text(row, 'Description'),
        details: {
          type: text(row, 'Type'),
          fields: body?.fields ?? null,
          assignments: objects && apps ? assignments.sort(byText) : null,
          fullName,
          ...(namespace !== null && { namespace }),
        },
        shows: fieldPlaces(body?.fields, scope.objectOf(owner), scope),
      });
      if (!body)
        yield* missing(told, flexiPageBody, {
          kind: 'lightning-page',
          object: scope.objectOf(owner),
          packaged: namespace !== null,
        });
    }
  },
  row: ({ label, description, details }) => ({
    Page: label,
    Type: details.type,
    Fields: details.fields === null ? null : details.fields.join(', ') || undefined,
    'Assigned to': details.assignments === null ? null : assignmentWords(details.assignments) || undefined,
    Description: description ?? undefined,
  }),
  sentence: ({ label, details }) =>
    `Lightning page "${label}" (${details.type ?? 'type unknown'}), assigned: ` +
    `${details.assignments === null ? 'unknown' : assignmentWords(details.assignments) || 'nowhere'}.`,
};

function assignmentWords(assignments: readonly Assignment[]): string {
  return assignments
    .map(({ app, profile, recordType, formFactor }) => {
      const words = [
        app && `app ${app}`,
        profile && `profile ${profile}`,
        recordType && `record type ${recordType}`,
        formFactor,
      ];
      return words.filter(Boolean).join(', ') || 'everybody';
    })
    .join('; ');
}

const byText = (a: Assignment, b: Assignment): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
