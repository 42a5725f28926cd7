import { Ajv2020 } from 'ajv/dist/2020.js';
import { countTokens } from 'gpt-tokenizer/encoding/cl100k_base';
import { describe, expect, it } from 'vitest';
import { corpus } from '../../../src/corpus/index.ts';
import type { CorpusRecord } from '../../../src/corpus/corpus-records.ts';
import type { Schema } from '../../../src/model/schema.ts';
import { schemas } from '../../../src/model/schemas/index.ts';
import { sha256 } from '../../../src/model/sha256.ts';
import { markdown } from '../../../src/render/markdown/markdown.ts';
import { fileText } from '../file-text.ts';
import { hostileSchema } from '../hostile-schema.ts';
import { factSchema } from '../sample-facts.ts';
import { sampleKinds } from '../sample-kinds.ts';
import { field, plainSchema, schema, sobject } from '../sample-schema.ts';

describe.each(
  Object.entries({ empty: schema([]), plain: plainSchema(), facts: factSchema(), hostile: hostileSchema() }),
)('the corpus: %s', (_, sample) => {
  const found = records(sample);

  it('is valid line by line', () => {
    const validate = new Ajv2020({ strict: true }).compile(schemas.corpusRecord);
    for (const record of found) {
      validate(record);
      expect(validate.errors, record.id).toBeNull();
    }
  });

  it('has unique ids', () => {
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it('stays below the limits of stores and embedders', () => {
    for (const { id, text, metadata } of found) {
      expect(Buffer.byteLength(text), id).toBeLessThanOrEqual(8_000);
      expect(Buffer.byteLength(JSON.stringify({ ...metadata, text })), id).toBeLessThan(40_000);
    }
    const longest = found.toSorted((left, right) => right.text.length - left.text.length).slice(0, 20);
    for (const { id, text } of longest) {
      expect(countTokens(text, { allowedSpecial: 'all' }), id).toBeLessThanOrEqual(8_000);
    }
  });

  it('has a hash of each text, and every other value in it', () => {
    for (const { id, text, metadata } of found) {
      const { hash, ...others } = metadata;
      expect(hash).toBe(sha256(text));
      for (const value of Object.values(others)) {
        expect(text, id).toContain(String(value));
      }
    }
  });

  it('is Unicode without a character that nobody can see', () => {
    for (const { id, text, metadata } of found) {
      expect(JSON.stringify({ text, metadata }), id).not.toMatch(
        /[\p{Cf}\p{Cs}\u0000-\u001f\u007f-\u009f]|\\u[0-9a-f]{4}/u,
      );
    }
  });

  it('leads to pages and anchors that exist', () => {
    const pages = new Map([...markdown(sample, sampleKinds)].map(({ path, text }) => [path, text]));
    for (const { metadata } of found) {
      const [path = '', id] = metadata.path.split('#');
      expect(pages.has(path), metadata.path).toBe(true);
      expect(id === undefined || pages.get(path)?.includes(`<a id="${id}"></a>`), metadata.path).toBe(true);
    }
  });

  it('is the same for the same schema in another order', () => {
    const reversed = {
      ...sample,
      objects: sample.objects.toReversed().map((object) => ({ ...object, fields: object.fields.toReversed() })),
    };
    expect(records(reversed)).toEqual(found);
  });
});

describe('a record', () => {
  const plain = new Map(records(plainSchema()).map((record) => [record.id.replace('00D000000000001EAA/', ''), record]));

  it('makes sense alone', () => {
    expect(plain.get('Account/field/Industry')?.text.split('\n')).toEqual([
      'Field "Industry" (API name Industry) of the object "Account" (API name Account), type Picklist.',
      'Help text: The main business of the company.',
      'Standard field. Required: no.',
      'Values: Agriculture; Banking; Energy.',
      'Record: type field; custom false; size class 10k+; page docs/objects/Account.md#field.Industry; org 00D000000000001EAA',
    ]);
  });

  it('has the metadata of the contract, without what is unknown', () => {
    expect(plain.get('acme__Payment__c/field/acme__Amount__c')?.metadata).toEqual({
      org_id: '00D000000000001EAA',
      object_name: 'acme__Payment__c',
      type: 'field',
      name: 'acme__Amount__c',
      label: 'Amount',
      namespace: 'acme',
      custom: true,
      path: 'docs/objects/acme__Payment__c.md#field.acme__Amount__c',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(plain.get('Account/object')?.metadata).toMatchObject({ size: '10k+', fields_count: 9, name: 'Account' });
  });

  it('is not made of an audit field or of a field of a companion, which are listed together', () => {
    expect([...plain.keys()].filter((id) => id.includes('CreatedDate'))).toEqual([]);
    expect(plain.get('Account/compact')?.text).toContain('"Created Date" (API name CreatedDate): Date/Time');
    expect([...plain.keys()].filter((id) => id.startsWith('AccountHistory/field'))).toEqual([]);
    expect(plain.get('AccountHistory/compact')?.text).toContain('API name OldValue');
  });

  it('tells how objects hang together', () => {
    expect(plain.get('Account/relationships')?.text).toContain(
      '"Contact" (API name Contact) through AccountId, child relationship Contacts, deleted together',
    );
    expect(plain.has('ApexClass/relationships')).toBe(false);
  });

  it('says what could not be read', () => {
    expect(plain.get('Contact/field/LastName')?.text).toContain('Could not be read: description; help text.');
    expect(plain.get('Invoice__c/object')?.text).toContain(
      'Could not be read: Describe (The user has no Read on the object.)',
    );
  });

  it('says that what points to an object is unknown, where describe did not answer', () => {
    expect(plain.get('Invoice__c/object')?.text).toContain('Referenced by: unknown.');
    expect(plain.get('Invoice__c/relationships')?.text).toContain('Children, which point to it: unknown.');
    expect(plain.get('ApexClass/object')?.text).not.toContain('Referenced by');
  });

  it('does not call unreadable what the org shows in one place only', () => {
    const gap = { kind: 'describe', reason: 'NOT_VISIBLE: some fields are in the setup tables alone.' };
    const [record] = records(schema([sobject('A__c', { gaps: [gap] })]));
    expect(record?.text).toContain('Shown in one place only: Describe (NOT_VISIBLE');
    expect(record?.text).not.toContain('Could not be read');
  });

  it('is split at its values, each part saying what it is about', () => {
    const parts = records(hostileSchema()).filter(({ id }) => id.includes('/LongLists__c/field/Values__c'));
    expect(parts.length).toBeGreaterThan(50);
    expect(parts[1]?.id).toBe('00D000000000002EAA/LongLists__c/field/Values__c#2');
    for (const [index, { text }] of parts.entries()) {
      expect(text).toMatch(
        /^Field "Values" \(API name Values__c\) of the object "Long Lists" \(API name LongLists__c\)/,
      );
      expect(text).toContain(`Part ${index + 1} of ${parts.length}.`);
    }
    const values = parts.flatMap(({ text }) => text.match(/(?<=^Values.*[:;] )Value \d+ \|/gm) ?? []);
    expect(values).toHaveLength(10_000);
  });

  it('does not change when another field is added', () => {
    const before = records(schema([sobject('A__c', { fields: [field('X__c')] })]));
    const after = records(schema([sobject('A__c', { fields: [field('X__c'), field('Y__c')] })]));
    const x = (all: readonly CorpusRecord[]): CorpusRecord | undefined => all.find(({ id }) => id.endsWith('X__c'));
    expect(x(after)).toEqual(x(before));
  });
});

function records(sample: Schema): readonly CorpusRecord[] {
  const lines = [...corpus(sample, sampleKinds)].map(fileText).join('').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as CorpusRecord);
}
