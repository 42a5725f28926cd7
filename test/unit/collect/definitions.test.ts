import { describe, expect, it } from 'vitest';
import type { Collector } from '../../../src/collect/collector.ts';
import { collectors } from '../../../src/collect/index.ts';
import { toldOf, type Telling } from './sample-told.ts';

/** Details that only definitions tell, of kinds that lists name. */
const toldByDefinitions: Readonly<Record<string, readonly string[]>> = {
  'validation-rule': ['formula'],
  flow: [],
  'workflow-rule': ['active', 'condition', 'evaluated', 'actions'],
  'approval-process': ['entry', 'approvalSteps'],
  'assignment-rule': ['entries'],
  'auto-response-rule': ['entries'],
  'duplicate-rule': ['matchingRules', 'onInsert', 'onUpdate'],
  'record-type': ['picklistValues'],
  'business-process': ['values'],
  layout: ['fields', 'relatedLists'],
  'compact-layout': ['fields'],
  'lightning-page': ['fields', 'assignments'],
  'field-set': ['fields', 'available'],
  'global-value-set': ['values'],
  'lookup-filter': ['active', 'required', 'condition'],
};

const withDefinitions = collectors
  .filter(({ bodies = [] }) => bodies.length > 0)
  .map((collector) => ({ name: collector.name, collector, details: toldByDefinitions[collector.name] }));

function read(collector: Collector, definitions: Telling['definitions']) {
  const found = [...collector.read(toldOf(collector, { ...(definitions && { definitions }) }))];
  return {
    facts: found.flatMap((one) => ('fact' in one ? [one.fact] : [])),
    gaps: found.flatMap((one) => ('gap' in one ? [one] : [])),
  };
}

const isUnknown = (value: unknown): boolean => value === null;
const named = withDefinitions.filter(({ details }) => details !== undefined);

describe.each(named)('what only the definition of a $name tells', ({ name, collector, details = [] }) => {
  it('is told where it was read', () => {
    for (const fact of read(collector, 'there').facts)
      for (const detail of details) expect(fact.details[detail], detail).not.toBeNull();
  });

  it('is null where no definition could be read, never false or empty', () => {
    const { facts, gaps } = read(collector, 'closed');
    expect(facts.length).toBeGreaterThan(0);
    for (const fact of facts)
      expect(
        details.filter((detail) => !isUnknown(fact.details[detail])),
        fact.key,
      ).toEqual([]);
    // The engine tells what is closed, of the kind as a whole.
    expect(gaps).toEqual([]);
  });

  it('uses nothing that was not read', () => {
    expect(read(collector, 'closed').facts.flatMap(({ uses }) => uses)).toEqual([]);
  });

  it('is null where the definitions of others were read', () => {
    // Where a page is assigned stands in the definitions of objects and apps: read ones that name no page say so.
    const own = details.filter((detail) => detail !== 'assignments');
    for (const fact of read(collector, 'hidden').facts)
      expect(
        own.filter((detail) => !isUnknown(fact.details[detail])),
        fact.key,
      ).toEqual([]);
  });

  // Only three of them say so. In the others a null stands without a reason: neither the page nor docs/gaps.md tells why.
  it('is a gap where the definitions of others were read', () => {
    const { gaps } = read(collector, 'hidden');
    expect(gaps.length).toBeGreaterThan(0);
    for (const { gap, object } of gaps) {
      expect(gap.reason).toMatch(/^(HIDDEN|NOT_FOUND): /);
      expect([name, 'usage']).toContain(gap.kind);
      expect(gap.kind === name).toBe(object !== undefined || collector.ofOrg === true);
    }
  });
});

it.each(withDefinitions.filter(({ details }) => details === undefined))(
  'a $name is told by its definition alone',
  ({ collector }) => {
    expect(collector.lists).toEqual([]);
    expect(read(collector, 'there').facts.length).toBeGreaterThan(0);
    expect(read(collector, 'closed')).toEqual({ facts: [], gaps: [] });
    expect(read(collector, 'hidden')).toEqual({ facts: [], gaps: [] });
  },
);
