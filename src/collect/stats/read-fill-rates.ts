import type { FillRate, Gap, ObjectStats, SObject } from '../../model/schema.js';
import type { CountAsk, Org, Refusal } from '../../salesforce/org.js';
import type { DescribedBeside } from '../collector.js';
import { noWindow, notCounted, reasonOf } from '../reason.js';
import { readVisibility, type Visibility } from './read-visibility.js';

/** Fill rates by object and field, as far as they could be counted. */
export type FillRates = {
  readonly stats: Readonly<Record<string, ObjectStats>>;
  /** By object. */
  readonly gaps: ReadonlyMap<string, readonly Gap[]>;
  readonly failed: readonly string[];
};

export type FillTask = {
  readonly objects: ReadonlyMap<string, SObject>;
  readonly described: ReadonlyMap<string, DescribedBeside>;
  readonly stats: Readonly<Record<string, ObjectStats>>;
  /** Above so many records only those of a window are counted. */
  readonly maxRows: number;
  readonly userId: string | undefined;
  progress(): void;
};

/** Days of the first window; one that takes too long is halved once. */
const windowDays = 90;

type Ask = CountAsk & { readonly halved?: true };

/**
 * Counts how many records fill each field. Formula fields are never counted, and what an aggregate does not take (long texts,
 * multi-select picklists, encrypted fields) is not either: that would be a scan of the table for each field.
 */
export async function readFillRates(org: Org, task: FillTask): Promise<FillRates> {
  const visibility = await readVisibility(org, task.userId);
  const stats = new Map(Object.entries(task.stats));
  const gaps = new Map<string, readonly Gap[]>();
  const failed = new Set<string>();
  const give = (name: string, fields: ObjectStats['fields'], reason?: string): void => {
    stats.set(name, { ...(stats.get(name) ?? { recordCount: null }), ...(fields && { fields }) });
    if (reason !== undefined) gaps.set(name, [{ kind: 'fill-rate', reason }]);
  };
  let asks = [...task.objects.values()].flatMap((object) => firstAsk(object, task, give));
  while (asks.length > 0) {
    const again: Ask[] = [];
    for await (const { asked, answer } of org.countFilled(asks)) {
      const object = task.objects.get(asked.object);
      if (!object) continue;
      if ('value' in answer) give(asked.object, ratesOf(object, { ...answer.value, asked, visibility }));
      else if (answer.refusal.code === 'QUERY_TIMEOUT' && asked.halved === undefined && hasWindow(object))
        again.push(narrower(asked));
      else {
        give(asked.object, unknownOf(object), refusedBecause(answer.refusal));
        if (!answer.refusal.final && !isTooBig(answer.refusal)) failed.add(asked.object);
      }
      task.progress();
    }
    asks = again;
  }
  return {
    stats: Object.fromEntries([...stats].sort(([a], [b]) => (a < b ? -1 : 1))),
    gaps,
    failed: [...failed].sort(),
  };
}

type Give = (name: string, fields: ObjectStats['fields'], reason?: string) => void;

/** What is asked of an object first; nothing where nothing can be, and then it is said why. */
function firstAsk(object: SObject, { described, stats, maxRows }: FillTask, give: Give): readonly Ask[] {
  const { name } = object;
  const count = stats[name]?.recordCount?.value ?? null;
  const beside = described.get(name);
  if (count === 0) give(name, {});
  if (count === 0) return [];
  if (count === null || !beside) {
    give(name, unknownOf(object), count === null ? notCounted.noCount : notCounted.notDescribed);
    return [];
  }
  const fields = object.fields.filter((field) => mayBeCounted(field, beside)).map((field) => field.name);
  if (count <= maxRows) return [{ object: name, fields }];
  if (hasWindow(object)) return [{ object: name, fields, days: windowDays }];
  give(name, unknownOf(object), noWindow);
  return [];
}

type Field = SObject['fields'][number];

/** A value stands in every record: required fields, and checkboxes, which are true or false. */
function isAlwaysFilled(field: Field): boolean {
  return field.type === 'boolean' || field.type === 'id' || field.required === true;
}

function mayBeCounted(field: Field, { countable }: DescribedBeside): boolean {
  return (
    field.calculated !== true && field.formula === undefined && !isAlwaysFilled(field) && countable.includes(field.name)
  );
}

function hasWindow({ fields }: SObject): boolean {
  return fields.some(({ name }) => name === 'CreatedDate');
}

function narrower({ days, ...asked }: Ask): Ask {
  return { ...asked, halved: true, days: days === undefined ? windowDays : Math.ceil(days / 2) };
}

type Told = {
  readonly total: number;
  readonly fields: ReadonlyMap<string, { readonly filled: number; readonly total: number }>;
  readonly asked: Ask;
  readonly visibility: Visibility;
};

function ratesOf(object: SObject, { total, fields, asked, visibility }: Told): Record<string, FillRate | null> {
  const scope = visibility(object.name);
  const sampled = asked.days !== undefined;
  return Object.fromEntries(
    object.fields.map((field): [string, FillRate | null] => {
      const found =
        fields.get(field.name) ??
        (isAlwaysFilled(field) && field.calculated !== true ? { filled: total, total } : undefined);
      return [field.name, found ? { ...found, sampled, scope } : null];
    }),
  );
}

function unknownOf({ fields }: SObject): Record<string, null> {
  return Object.fromEntries(fields.map(({ name }) => [name, null]));
}

function isTooBig({ code }: Refusal): boolean {
  return ['QUERY_TIMEOUT', 'QUERY_TOO_COMPLICATED', 'OPERATION_TOO_LARGE'].includes(code);
}

function refusedBecause(refusal: Refusal): string {
  return isTooBig(refusal) ? `${refusal.code}: ${notCounted.tooLong}` : reasonOf(refusal, 'counting records');
}
