import type { Truth } from './expectation.ts';
import { fillRates } from './stats.ts';

/** What even an administrator does not get to know: object (or none), kind of information and code. */
export type ExpectedGap = { readonly object: string | null; readonly kind: string; readonly code: string };

export function gapsOf(truth: Truth): readonly ExpectedGap[] {
  const { objects, org } = truth.world;
  const askedById = org.organizationType === 'Developer Edition'; // uses of standard objects cannot be asked for by id
  const uncounted = objects.filter(({ recordCount }) => recordCount === null).length > 0;
  return [
    ...hidden(truth),
    ...unknownParents(truth),
    ...objects.flatMap(({ name }) => ofObject(truth, name)),
    ...(askedById ? [{ object: null, kind: 'usage', code: 'refused' }] : []),
    ...(uncounted ? [{ object: null, kind: 'record-count', code: 'NOT_LISTED' }] : []),
  ];
}

/** Content of packages that the org keeps to itself. */
function hidden({ automation, object }: Truth): readonly ExpectedGap[] {
  const code = 'HIDDEN';
  const { flows = [], validationRules = [], workflowRules = [] } = automation;
  const managed = <T extends { readonly namespace: string | null }>(list: readonly T[]): readonly T[] =>
    list.filter(({ namespace }) => namespace !== null);
  return [
    ...managed(validationRules).map((rule) => ({ object: object(rule.object), kind: 'validation-rule', code })),
    ...managed(workflowRules).map((rule) => ({ object: object(rule.object), kind: 'workflow-rule', code })),
    ...managed(flows).map(({ versions }) => {
      const shown = versions.find(({ status }) => status === 'Active') ?? versions.at(-1);
      const start = shown?.metadata['start'] as { readonly object?: string } | undefined;
      const of = object(start?.object ?? null);
      // Of what belongs to no object, only its uses are missed.
      return { object: of, kind: of === null ? 'usage' : 'flow', code };
    }),
  ];
}

/** Rows whose parent is neither a holder nor a muting set nor a licence. */
function unknownParents({ security }: Truth): readonly ExpectedGap[] {
  const strangers = security.holders.filter(({ kind }) => kind === 'nothing');
  const gap = (kind: string): ExpectedGap => ({ object: null, kind, code: 'UNKNOWN_PARENT' });
  return [
    ...(strangers.some(({ objects }) => objects.length > 0) ? [gap('object-access')] : []),
    ...(strangers.some(({ fields }) => fields.length > 0) ? [gap('field-access')] : []),
  ];
}

function ofObject(truth: Truth, name: string): readonly ExpectedGap[] {
  const object = truth.schema.objects.get(name);
  if (object === undefined) return [];
  const shown = truth.schema.fields(name);
  const undescribed = object.inDescribeGlobal && shown.some((field) => !field.in.describe);
  const unfilled =
    object.recordCount !== 0 &&
    shown.length > 0 &&
    Object.values(fillRates(truth, object)).every((one) => one === null);
  const code = object.recordCount === null ? 'NOT_COUNTED' : 'refused';
  return [
    ...(undescribed ? [{ object: name, kind: 'describe', code: 'NOT_VISIBLE' }] : []),
    ...(unfilled || (object.recordCount === null && shown.length === 0)
      ? [{ object: name, kind: 'fill-rate', code }]
      : []),
  ];
}
