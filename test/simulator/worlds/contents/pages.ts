import type {
  WorldCompactLayout,
  WorldFieldSet,
  WorldLayout,
  WorldListView,
  WorldPage,
  WorldProfileLayout,
  WorldQuickAction,
  WorldSection,
} from '../../world/metadata.ts';

type With<T, Needed extends keyof T> = Partial<T> & Pick<T, Needed>;
const own = { namespace: null, description: null } as const;

/** A page layout without related lists, unless it names some. */
export const layout = (one: With<WorldLayout, 'object' | 'name' | 'sections'>): WorldLayout => ({
  namespace: null,
  relatedLists: [],
  ...one,
});

/** A section of a layout: names with ! are required, names with ~ are only shown. */
export const section = (label: string, ...names: readonly string[]): WorldSection => ({
  label,
  fields: names.map((name) => {
    if (name.startsWith('!')) return [name.slice(1), 'Required'];
    return name.startsWith('~') ? [name.slice(1), 'Readonly'] : [name, 'Edit'];
  }),
});

/** The layout that each of the profiles sees. */
export const shows = (
  object: string,
  layoutName: string,
  recordType: string | null,
  ...profiles: readonly string[]
): WorldProfileLayout[] => profiles.map((profile) => ({ profile, object, layout: layoutName, recordType }));

export const compactLayout = (
  one: With<WorldCompactLayout, 'object' | 'name' | 'label' | 'fields'>,
): WorldCompactLayout => ({
  namespace: null,
  ...one,
});

export const page = (one: With<WorldPage, 'name' | 'label'>): WorldPage => ({
  ...own,
  type: 'RecordPage',
  object: null,
  fields: [],
  components: [],
  ...one,
});

export const fieldSet = (one: With<WorldFieldSet, 'object' | 'name' | 'label' | 'displayed'>): WorldFieldSet => ({
  ...own,
  available: [],
  ...one,
});

export const listView = (one: With<WorldListView, 'object' | 'name' | 'label'>): WorldListView => ({
  namespace: null,
  columns: [],
  filters: [],
  ...one,
});

export const quickAction = (one: With<WorldQuickAction, 'name' | 'label' | 'type'>): WorldQuickAction => ({
  ...own,
  object: null,
  target: null,
  ...one,
});
