import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { schemas } from '../../../src/model/schemas/index.ts';
import { manifest } from '../../../src/render/manifest.ts';
import { hostileSchema } from '../hostile-schema.ts';
import { plainSchema } from '../sample-schema.ts';

const options = {
  plugin: 'sf-schema@0.1.0',
  files: { 'stats.json': 'a'.repeat(64) },
  builtAt: '2026-01-02T03:04:05.000Z',
};

describe('library.json', () => {
  it.each(Object.entries({ plain: plainSchema(), hostile: hostileSchema() }))('is valid: %s', (_, sample) => {
    const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
    ajv.validate(schemas.library, JSON.parse(manifest(sample, options).text));
    expect(ajv.errors).toBeNull();
  });

  it('has the time alone on its line and nowhere else', () => {
    const text = (builtAt: string): string[] => manifest(plainSchema(), { ...options, builtAt }).text.split('\n');
    const [before, after] = [text('yesterday'), text('today')];
    const changed = before.filter((line, index) => line !== after[index]);
    expect(changed).toEqual(['  "builtAt": "yesterday",']);
  });

  it('counts, and lists all gaps with their objects', () => {
    const { counts, gaps } = JSON.parse(manifest(plainSchema(), options).text);
    expect(counts).toEqual({ objects: 6, fields: 31, facts: 0 });
    expect(gaps.map(({ kind, object }: { kind: string; object?: string }) => [kind, object])).toEqual([
      ['describe', 'Invoice__c'],
      ['field-definition', 'Contact'],
      ['object', 'Invoice__c'],
      ['record-count', undefined],
    ]);
  });
});
