import { describe, expect, it } from 'vitest';
import { fieldAnchor } from '../../../src/model/anchor.ts';
import { cleanText } from '../../../src/model/clean-text.ts';
import type { TextFile } from '../../../src/model/file.ts';
import { fileNames } from '../../../src/model/file-name.ts';
import { objectPages } from '../../../src/model/object-pages.ts';
import type { Schema } from '../../../src/model/schema.ts';
import { markdown } from '../../../src/render/markdown/markdown.ts';
import { hostileSchema } from '../hostile-schema.ts';
import { factSchema } from '../sample-facts.ts';
import { sampleKinds } from '../sample-kinds.ts';
import { field, plainSchema, schema, sobject } from '../sample-schema.ts';
import { anchors, nodes, parsePage, visibleText, type Node } from './parse-page.ts';

const OURS =
  /^(<a id="[A-Za-z0-9._~]+">|<\/a>|<br>|<details markdown="1">\n<summary>[\w ,]+( \(continued\))?<\/summary>|<\/details>)$/;

const samples = { empty: schema([]), plain: plainSchema(), facts: factSchema(), hostile: hostileSchema() };

describe.each(Object.entries(samples))('the pages of a schema that is %s', (_, sample) => {
  const pages = [...markdown(sample, sampleKinds)];
  const trees = new Map(pages.map(({ path, text }) => [path, parsePage(text)]));

  it('hold no HTML but ours, and no construct that we do not write', () => {
    for (const [path, tree] of trees) {
      const foreign = nodes(tree).filter(({ type, value }) => type === 'html' && !OURS.test(value ?? ''));
      expect(foreign, path).toEqual([]);
      const types = new Set(nodes(tree).map(({ type }) => type));
      for (const type of [
        'emphasis',
        'strong',
        'delete',
        'image',
        'definition',
        'footnoteReference',
        'blockquote',
        'thematicBreak',
      ]) {
        expect(types, path).not.toContain(type);
      }
    }
  });

  it('begin with their only first heading, so that no front matter can', () => {
    for (const [path, tree] of trees) {
      expect(tree.children?.[0], path).toMatchObject({ type: 'heading', depth: 1 });
      expect(nodes(tree).filter(({ type, depth }) => type === 'heading' && depth === 1)).toHaveLength(1);
    }
  });

  it('have rows of as many cells as their table has columns', () => {
    for (const [path, tree] of trees) {
      for (const table of nodes(tree).filter(({ type }) => type === 'table')) {
        const cells = (table.children ?? []).map((row) => row.children?.length);
        expect(new Set(cells).size, path).toBe(1);
      }
    }
  });

  it('link to pages and anchors that exist', () => {
    const ids = new Map([...trees].map(([path, tree]) => [path, new Set(anchors(tree))]));
    for (const [path, tree] of trees) {
      for (const url of ownLinks(tree)) {
        const [file = '', id] = url.split('#');
        const target = file === '' ? path : resolve(path, decodeURIComponent(file));
        expect([...ids.keys()], `${path} → ${url}`).toContain(target);
        expect(id === undefined || ids.get(target)?.has(id), `${path} → ${url}`).toBe(true);
      }
    }
  });

  it('stay below 400 KB, and well below it where the schema is not hostile', () => {
    expect(Math.max(...pages.map(({ text }) => Buffer.byteLength(text)))).toBeLessThan(400_000);
  });

  it('have one anchor for each field, on the page that the plan says', () => {
    const names = fileNames(sample.objects.map(({ name }) => name));
    for (const object of sample.objects) {
      const plan = objectPages(object);
      for (const { name } of object.fields) {
        const page = plan.fields.get(name) ?? 1;
        const tree = trees.get(`docs/objects/${names.get(object.name)}${page === 1 ? '' : `~${page}`}.md`);
        expect(tree && anchors(tree).filter((id) => id === fieldAnchor(name))).toHaveLength(1);
      }
    }
  });

  it('have rows no larger than the plan expects', () => {
    const names = fileNames(sample.objects.map(({ name }) => name));
    for (const object of sample.objects.filter((candidate) => objectPages(candidate).end.page === 1)) {
      const text = pages.find(({ path }) => path === `docs/objects/${names.get(object.name)}.md`)?.text ?? '';
      const facts = text.indexOf('\n## <a id="automation">');
      const rows = text
        .slice(text.indexOf('\n## Fields'), facts < 0 ? undefined : facts)
        .split('\n')
        .filter((line) => /^\| (<a id="field|\[|`)/.test(line));
      expect(rows.length).toBeGreaterThanOrEqual(object.fields.length);
      expect(Buffer.byteLength(rows.join('\n')), object.name).toBeLessThanOrEqual(objectPages(object).end.bytes);
    }
  });

  it('are the same bytes for the same schema', () => {
    expect([...markdown(structuredClone(sample), sampleKinds)]).toEqual(pages);
  });

  it('do not depend on the order of what is sorted', () => {
    const reversed = {
      ...sample,
      objects: sample.objects.toReversed().map((object) => ({ ...object, fields: object.fields.toReversed() })),
    };
    expect([...markdown(reversed, sampleKinds)]).toEqual(pages);
  });
});

describe('a page', () => {
  const plain = pageTexts(plainSchema());

  it('tells what an object is in the words of Setup', () => {
    const account = plain('docs/objects/Account.md');
    expect(account).toContain('# Account (`Account`)\n');
    expect(account).toContain('A company that we sell to. Includes partners & resellers.\n');
    expect(account).toContain('| Access | Object permissions in profiles and permission sets |');
    expect(account).toContain('| Records | 10k+ (size class;');
    expect(account).toContain('| <a id="field.Name"></a>Account Name | `Name` | Text(255) | required · indexed | – |');
    expect(account).toContain('| [`Contact`](Contact.md) | `AccountId` | `Contacts` | deleted too |');
    expect(account).toContain('| `NotInTheLibrary` |');
  });

  it('holds no figure that moves with the data, but for the statistics', () => {
    const moved = pageTexts({
      ...plainSchema(),
      stats: { ...plainSchema().stats, Account: { recordCount: { value: 54_321, source: 'recordCount' } } },
    });
    for (const { path } of markdown(plainSchema(), sampleKinds)) {
      expect(moved(path) === plain(path), path).toBe(path !== 'docs/stats.md');
    }
    expect(plain('docs/stats.md')).toContain('| 12,345 |');
  });

  it('keeps zero, none and unknown apart', () => {
    expect(plain('docs/README.md')).toMatch(/\| \[Contact\]\(objects\/Contact\.md\) \|.*\| 0 \|/);
    expect(plain('docs/stats.md')).toMatch(/\| `AccountHistory` \| unknown \|/);
    expect(plain('docs/objects/Contact.md')).toContain('| Description | none |');
    expect(plain('docs/objects/Contact.md')).toContain(
      '| unknown: required, unique | [not readable](#gaps): description, help |',
    );
  });

  it('says where a value would stand why it could not be read', () => {
    expect(plain('docs/objects/Invoice__c.md')).toContain(
      '| Description | not readable: EntityDefinition is closed to the user. |',
    );
    expect(plain('docs/objects/Invoice__c.md')).toContain(
      '### Children\n\nnot readable: The user has no Read on the object.\n',
    );
    expect(plain('docs/gaps.md')).toContain('- 1 object: [`Invoice__c`](objects/Invoice__c.md)');
  });

  it('tells on the entry page what this user could not read from what is shown in one place only', () => {
    const entry = (sample: Schema): string => pageTexts(sample)('docs/README.md');
    expect(plain('docs/README.md')).toContain(
      'The user who built this library could not read all of 2 of the objects and some facts about the org: see [what and why](gaps.md).',
    );
    const inPart = 'What the org shows in one place and not in another is on [a page of its own](gaps.md).';
    const notVisible = { kind: 'describe', reason: 'NOT_VISIBLE: some fields are in the setup tables alone.' };
    const notCounted = { kind: 'record-count', reason: 'NOT_LISTED: the org counts some objects only.' };
    const administrator = schema([sobject('A__c', { gaps: [notVisible] })], { gaps: [notCounted] });
    expect(entry(administrator)).toContain(`Everything that was asked for could be read. ${inPart}\n`);
    expect(entry(schema([sobject('A__c')]))).toContain('Everything that was asked for could be read.\n');
    const notListed = { kind: 'describe', reason: 'NOT_LISTED: describe does not show this object.' };
    for (const gap of [notListed, { kind: 'stale', reason: 'NOT_READ: it is from an earlier build.' }]) {
      expect(entry(schema([sobject('A__c', { gaps: [gap] })]))).toContain(
        'could not read all of 1 of the objects: see',
      );
    }
  });

  it('says that nothing points to an object where describe answered, whatever it hides', () => {
    const gap = { kind: 'describe', reason: 'NOT_VISIBLE: some fields are in the setup tables alone.' };
    const open = sobject('Open__c', { gaps: [gap], description: null });
    const closed = { ...sobject('Closed__c', { gaps: [gap], childRelationships: null }), fields: [] };
    const pages = pageTexts(schema([open, closed]));
    expect(pages('docs/objects/Open__c.md')).toContain('### Parents\n\nnone\n\n### Children\n\nnone\n');
    expect(pages('docs/objects/Open__c.md')).toContain('| Description | unknown |');
    expect(pages('docs/objects/Closed__c.md')).toMatch(
      /### Parents\n\nnot readable: NOT\\?_VISIBLE.*\n\n### Children\n\nnot readable: NOT\\?_VISIBLE/,
    );
  });

  it('does not know the parents where it does not know what a field is', () => {
    const fields = [field('Hidden__c', { type: null })];
    const page = pageTexts(schema([sobject('Part__c', { fields })]))('docs/objects/Part__c.md');
    expect(page).toContain('### Parents\n\nunknown\n\n### Children\n\nnone\n');
  });

  it('does not call a compound field read-only, which people edit through its parts', () => {
    const kept = { createable: false, updateable: false };
    const closed = { createable: null, updateable: null };
    const address = field('Address', { type: 'address', ...kept });
    const pages = pageTexts(
      schema([
        sobject('Place__c', {
          fields: [address, field('Spot__c', { type: 'location', ...kept }), field('Sum__c', kept)],
        }),
        { ...sobject('Closed__c'), fields: [field('Name', closed), { ...address, ...closed }] },
      ]),
    );
    expect(pages('docs/objects/Place__c.md')).toMatch(/`Address` \| Text\(255\) \| – \|/);
    expect(pages('docs/objects/Place__c.md')).toMatch(/`Spot__c` \| Text\(255\) \| – \|/);
    expect(pages('docs/objects/Place__c.md')).toMatch(/`Sum__c` \| Text\(255\) \| read-only \|/);
    expect(pages('docs/objects/Closed__c.md')).toContain('Unknown of all fields: read-only.');
  });

  it('says once what is unknown of all fields, and of an object without fields that it has none', () => {
    const closed = sobject('Closed__c');
    const fields = closed.fields.map((each) => ({ ...each, externalId: null }));
    const pages = pageTexts(
      schema([
        { ...closed, fields },
        { ...closed, name: 'Bare__c', fields: [] },
      ]),
    );
    expect(pages('docs/objects/Closed__c.md')).toContain('## Fields\n\nUnknown of all fields: external ID.\n');
    expect(pages('docs/objects/Closed__c.md')).not.toContain('unknown: external ID');
    expect(pages('docs/objects/Bare__c.md')).toContain('## Fields\n\nnone\n');
  });

  it('shows a byte order mark at the start of a text', () => {
    const marked = sobject('Marked__c', { label: '\uFEFFMarked', description: '\uFEFFDescribed' });
    const page = pageTexts(schema([marked]))('docs/objects/Marked__c.md');
    expect(page).toContain('# ‹U+FEFF›Marked');
    expect(page).toContain('‹U+FEFF›Described');
  });

  it('lists what an administrator customizes first and the rest on a page of its own', () => {
    expect(plain('docs/README.md')).not.toContain('`AccountHistory`');
    expect(plain('docs/other-objects.md')).toContain('`AccountHistory`');
    expect(plain('docs/other-objects.md')).toContain('`ApexClass`');
  });

  it('folds a long picklist and a long formula below the table', () => {
    expect(plain('docs/objects/Contact.md')).toContain('<summary>60 values</summary>\n\n- Country 1\n');
    expect(plain('docs/objects/Account.md')).toContain('<summary>Formula</summary>\n\n```\nIF(\n');
  });

  it('is made when it is asked for', () => {
    const broken = { ...sobject('Zzz'), childRelationships: 1 as unknown as [] };
    const files = markdown(schema([sobject('Aaa'), broken]), sampleKinds)[Symbol.iterator]();
    const next = (): string => files.next().value?.path ?? '';
    expect([next(), next(), next()]).toContain('docs/objects/Aaa.md');
    expect(next).toThrow();
  });
});

describe('the largest row of a field', () => {
  const flags = {
    unique: true,
    externalId: true,
    indexed: true,
    createable: false,
    updateable: false,
    historyTracked: true,
  };

  it.each(['a', 'Ab1', '|', '{', '_', '<', 'é', '日', '\u200B', '\n', ' x', '\uD800'])(
    'of %j is no larger than planned',
    (unit) => {
      for (const properties of [
        flags,
        { ...flags, required: true, encrypted: null, controllingField: unit.repeat(500) },
      ]) {
        for (const name of ['N', 'N'.repeat(110), unit.repeat(500)]) {
          const long = [unit.repeat(2_000), `${unit.repeat(1_999)}x`] as const;
          const wide = field(name, {
            ...properties,
            label: long[0],
            dataType: long[0],
            description: long[0],
            helpText: long[1],
          });
          const short = { formula: unit.repeat(20), defaultValue: null, picklistValues: wide.picklistValues ?? null };
          const object = {
            ...sobject('O'),
            fields: [{ ...wide, ...short }],
            gaps: [{ kind: 'describe', reason: 'x' }],
          };
          const [row = ''] =
            pageTexts(schema([object]))(`docs/objects/${object.name}.md`).match(/^\| <a id="field.*$/m) ?? [];
          expect(Buffer.byteLength(row)).toBeGreaterThan(100);
          expect(Buffer.byteLength(row) + 1).toBeLessThanOrEqual(objectPages(object).end.bytes);
        }
      }
    },
  );
});

describe('hostile texts', () => {
  const hostile = samples.hostile;
  const files = [...markdown(hostile, sampleKinds)];
  const page = pageTexts(hostile);
  const filesOf = (object: string): readonly TextFile[] =>
    files.filter(({ path }) => new RegExp(`^docs/objects/${object}(~\\d+)?\\.md$`).test(path));

  it('stand on their pages as they are', () => {
    const names = fileNames(hostile.objects.map(({ name }) => name));
    for (const { name, description } of hostile.objects.filter(({ description: text }) => text && text.length < 200)) {
      const seen = spaced(visibleText(parsePage(page(`docs/objects/${names.get(name)}.md`))));
      expect(seen).toContain(spaced(shown(description ?? '')));
    }
  });

  it('do not lose one of 10,000 picklist values', () => {
    const pages = filesOf('LongLists__c');
    const items = pages.flatMap(({ text }) => nodes(parsePage(text)).filter(({ type }) => type === 'listItem'));
    expect(pages.length).toBeGreaterThan(1);
    expect(items.map((item) => visibleText(item).split(' ')[1])).toEqual(
      Array.from({ length: 10_000 }, (_, index) => String(index)),
    );
  });

  it('do not lose a formula with fences in it', () => {
    const formula = hostile.objects
      .find(({ name }) => name === 'LongLists__c')
      ?.fields.find(({ name }) => name === 'Formula__c')?.formula;
    const codes = filesOf('LongLists__c').flatMap(({ text }) =>
      nodes(parsePage(text)).filter(({ type }) => type === 'code'),
    );
    expect(codes.map(({ value }) => value)).toContain(formula);
  });

  it('do not lose a formula of a rule, on whatever page it stands', () => {
    const rules = hostile.objects.find(({ name }) => name === 'Wide__c')?.facts['validation-rule'] ?? [];
    const texts = filesOf('Wide__c').map(({ text }) => text);
    const formula = shown(String(rules[0]?.details['formula'])).trimEnd();
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.join('').split(`\n${formula}\n`)).toHaveLength(rules.length + 1);
    expect(texts.join('').match(/<a id="fact\.validation\.2Drule\.[^"]*"><\/a>/g)).toHaveLength(rules.length);
  });

  it('lead from page to page', () => {
    const [first, second, ...others] = filesOf('Wide__c');
    expect(first?.text).toContain('[next page](Wide__c~2.md)');
    expect(second?.text).toContain('[previous page](Wide__c.md)');
    expect(others.at(-1)?.text ?? second?.text).not.toContain('next page');
  });
});

function pageTexts(sample: Schema): (path: string) => string {
  const pages = new Map([...markdown(sample, sampleKinds)].map(({ path, text }) => [path, text]));
  return (path) => pages.get(path) ?? `no page ${path}`;
}

function ownLinks(tree: Node): readonly string[] {
  return nodes(tree).flatMap(({ type, url }) => (type === 'link' && url && !/^(https?|mailto):/.test(url) ? url : []));
}

function resolve(from: string, to: string): string {
  return new URL(to.replaceAll('%', '%25'), `file:///${from.replaceAll('%', '%25')}`).pathname
    .slice(1)
    .replaceAll('%25', '%');
}

function shown(value: string): string {
  return cleanText(
    value,
    (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}

function spaced(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
