import { describe, expect, it } from 'vitest';
import { objectPages } from '../../../src/model/object-pages.ts';
import { hostileSchema } from '../hostile-schema.ts';
import { field, plainSchema, sobject } from '../sample-schema.ts';

describe('objectPages', () => {
  it('puts an object of ordinary size on one page', () => {
    const fields = Array.from({ length: 400 }, (_, index) =>
      field(`Field${index}__c`, { helpText: 'What to enter here.' }),
    );
    expect(objectPages(sobject('Big__c', { fields })).end.page).toBe(1);
    for (const object of plainSchema().objects) {
      expect(objectPages(object).end.page).toBe(1);
    }
  });

  it('continues a wide object on further pages, in the order of its rows', () => {
    const wide = hostileSchema().objects.find(({ name }) => name === 'Wide__c');
    const pages = [...(wide ? objectPages(wide).fields.values() : [])];
    expect(pages).toHaveLength(803);
    expect(pages).toEqual(pages.toSorted((left, right) => left - right));
    expect(pages.at(-1)).toBeGreaterThan(1);
  });
});
