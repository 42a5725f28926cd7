import type { Gap } from '../model/schema.js';
import type { Answer, ListedObject, Org, Refusal, Row } from '../salesforce/org.js';
import { columnUnknown, reasonOf } from './reason.js';

/** A row of EntityDefinition, as far as it is used. */
export type Entity = {
  readonly name: string;
  /** The API name of a standard object, an id of a custom one. May change with a release, so no output holds it. */
  readonly durableId: string | null;
  readonly label: string | null;
  readonly labelPlural: string | null;
  readonly description: string | null | undefined;
  readonly keyPrefix: string | null;
  readonly namespace: string | null;
  readonly customSetting: boolean;
  readonly customizable: boolean | null;
  /** Organization-wide defaults in the API's words; null where the org did not say, or has none for it. */
  readonly internalSharing: string | null;
  readonly externalSharing: string | null;
  readonly historyTracked: boolean | null;
  readonly feedEnabled: boolean | null;
};

/** One object of the org, by one source or by both. */
export type Entry = { readonly name: string; readonly listed?: ListedObject; readonly entity?: Entity };

export type Inventory = {
  /** Sorted by name. */
  readonly entries: readonly Entry[];
  /** Why EntityDefinition is closed to the user, where it is: then the other setup tables are too. */
  readonly setupRefusal: string | undefined;
  readonly gaps: readonly Gap[];
};

/** Gives an object's API name by the id that the setup tables use: of a standard object, that is its name. */
export function namesByDurableId(entries: readonly Entry[]): (id: string) => string {
  const names = new Map(entries.map(({ name, entity }) => [shortId(entity?.durableId ?? name), name]));
  return (id) => names.get(shortId(id)) ?? id;
}

/** Ids come with 15 or with 18 characters. */
export function shortId(id: string): string {
  return /^01[A-Z]\w{15}$/i.test(id) ? id.slice(0, 15) : id;
}

/** The objects of the org: the union of describe global, which shows what the user may see, and EntityDefinition. */
export async function readInventory(org: Org): Promise<Inventory> {
  const [listed, entities] = await Promise.all([org.describeGlobal(), org.entities()]);
  const refusals = [listed, entities].flatMap((answer) => ('refusal' in answer ? [answer.refusal] : []));
  // What failed is not what is closed: half an inventory would make the rest look deleted or hidden.
  const fatal = refusals.find(({ final }) => !final) ?? (refusals.length === 2 ? refusals[0] : undefined);
  if (fatal) throw new InventoryError(fatal);
  const byName = new Map<string, Entry>();
  for (const object of valueOf(listed) ?? []) byName.set(object.name, { name: object.name, listed: object });
  for (const entity of entitiesOf(entities))
    byName.set(entity.name, { ...byName.get(entity.name), name: entity.name, entity });
  return {
    entries: [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    setupRefusal: 'refusal' in entities ? reasonOf(entities.refusal, 'EntityDefinition') : undefined,
    gaps: [
      ...gapOf(listed, 'describe', 'describe global'),
      ...gapOf(entities, 'object', 'EntityDefinition'),
      ...unknownColumns(entities),
    ],
  };
}

/** A source of the inventory failed, or both are closed to the user: there is nothing that a build could trust. */
export class InventoryError extends Error {
  public readonly refusal: Refusal;

  public constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'InventoryError';
    this.refusal = refusal;
  }
}

function valueOf<T>(answer: Answer<T>): T | undefined {
  return 'value' in answer ? answer.value : undefined;
}

function gapOf(answer: Answer<unknown>, kind: string, source: string): readonly Gap[] {
  return 'refusal' in answer ? [{ kind, reason: reasonOf(answer.refusal, source) }] : [];
}

function unknownColumns(entities: Awaited<ReturnType<Org['entities']>>): readonly Gap[] {
  if (!('value' in entities)) return [];
  return entities.value.unknownColumns.map((column) => ({
    kind: 'object',
    reason: columnUnknown('EntityDefinition', column),
  }));
}

function entitiesOf(answer: Awaited<ReturnType<Org['entities']>>): readonly Entity[] {
  if (!('value' in answer)) return [];
  const { rows, unknownColumns } = answer.value;
  return rows.filter((row) => typeof row.QualifiedApiName === 'string').map((row) => toEntity(row, unknownColumns));
}

function toEntity(row: Row, unknownColumns: readonly string[]): Entity {
  return {
    name: String(row.QualifiedApiName),
    durableId: text(row.DurableId),
    label: text(row.Label),
    labelPlural: text(row.PluralLabel),
    description: unknownColumns.includes('Description') ? null : (text(row.Description) ?? undefined),
    keyPrefix: text(row.KeyPrefix),
    namespace: text(row.NamespacePrefix),
    customSetting: row.IsCustomSetting === true,
    customizable: flag(row.IsCustomizable),
    internalSharing: text(row.InternalSharingModel),
    externalSharing: text(row.ExternalSharingModel),
    historyTracked: flag(row.IsFieldHistoryTracked),
    feedEnabled: flag(row.IsFeedEnabled),
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const flag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
