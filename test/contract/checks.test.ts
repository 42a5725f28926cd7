import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

describe('the style rules', () => {
  const lint = async (code: string, filePath: string): Promise<readonly (string | null)[]> => {
    const eslint = new ESLint({ overrideConfigFile: resolve('.config/eslint.config.mjs') });
    const [result] = await eslint.lintText(code, { filePath });
    return result?.messages.map(({ ruleId }) => ruleId) ?? [];
  };

  // The sf plugin is written for an older ESLint; without the compatibility layer it reports nothing at all.
  it('of the sf plugin fire', async () => {
    const code = `import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
      export default class Build extends SfCommand<void> {
        public static readonly flags = { Wrong_Case: Flags.string({ summary: 'hard-coded' }) };
        public async run(): Promise<void> {}
      }`;
    const rules = await lint(code, 'src/commands/schema/build.ts');
    expect(rules).toEqual(
      expect.arrayContaining([
        'sf-plugin/flag-case',
        'sf-plugin/command-summary',
        'sf-plugin/no-hardcoded-messages-flags',
      ]),
    );
  });

  it('refuse time and randomness that are not arguments', async () => {
    expect(await lint('export const now = Date.now() + Math.random();\n', 'src/collect/pack.ts')).toEqual([
      'no-restricted-properties',
      'no-restricted-properties',
    ]);
  });
});

describe('the layers', () => {
  const planted = [
    ['model/planted.ts', "import '../collect/pack.js';", 'model-looks-down'],
    ['render/planted.ts', "import '../corpus/index.js';", 'render-looks-down'],
    ['collect/planted.ts', "import '../pipeline/build.js';", 'collect-looks-down'],
    ['corpus/planted.ts', "import 'node:fs';", 'fs-only-in-files'],
    ['salesforce/planted.ts', "import '@salesforce/sf-plugins-core';", 'oclif-only-on-top'],
    ['pipeline/planted.ts', "import '@jsforce/jsforce-node';", 'jsforce-only-in-connect'],
  ] as const;
  let report: string;

  beforeAll(() => {
    const root = mkdtempSync(join(tmpdir(), 'sf-schema-layers-'));
    cpSync('src', join(root, 'src'), { recursive: true });
    cpSync('tsconfig.json', join(root, 'tsconfig.json'));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    for (const [path, code] of planted) writeFileSync(join(root, 'src', path), code);
    const bin = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const args = [bin, '-c', resolve('.config/dependency-cruiser.mjs'), 'src'];
    report = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' }).stdout;
  });

  it.each(planted)('an import in %s, %s, breaks a rule', (path, _, rule) => {
    expect(report).toContain(`${rule}: src/${path}`);
  });
});
