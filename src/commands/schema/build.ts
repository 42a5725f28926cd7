import type { Interfaces } from '@oclif/core';
import { Messages } from '@salesforce/core';
import { Flags, toHelpSection } from '@salesforce/sf-plugins-core';
import { Problem } from '../../model/problem.js';
import type { SchemaBuildResult } from '../../pipeline/build-result.js';
import type { BuildOptions } from '../../pipeline/build.js';
import { classes, emitters, usualClasses, type Emitter } from '../../pipeline/choices.js';
import { showPlan, showResult } from '../../ux/build-report.js';
import { interruptible } from '../../ux/interrupt.js';
import { SchemaCommand } from '../../ux/schema-command.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-schema', 'schema.build');

const unfinishedExit = 68;

export type { SchemaBuildResult };

export default class SchemaBuild extends SchemaCommand<SchemaBuildResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly flags = {
    'target-org': Flags.requiredOrg(),
    'api-version': Flags.orgApiVersion(),
    'output-dir': Flags.directory({
      char: 'd',
      default: 'schema-library',
      summary: messages.getMessage('flags.output-dir.summary'),
      description: messages.getMessage('flags.output-dir.description'),
    }),
    object: Flags.string({
      char: 's',
      multiple: true,
      summary: messages.getMessage('flags.object.summary'),
    }),
    exclude: Flags.string({ multiple: true, summary: messages.getMessage('flags.exclude.summary') }),
    with: Flags.option({
      options: classes,
      multiple: true,
      summary: messages.getMessage('flags.with.summary'),
      description: messages.getMessage('flags.with.description'),
    })(),
    emit: Flags.option({
      options: Object.keys(emitters) as Emitter[],
      multiple: true,
      default: Object.keys(emitters) as Emitter[],
      summary: messages.getMessage('flags.emit.summary'),
    })(),
    'max-concurrent': Flags.integer({
      min: 1,
      max: 25,
      default: 20,
      summary: messages.getMessage('flags.max-concurrent.summary'),
      description: messages.getMessage('flags.max-concurrent.description'),
    }),
    'api-reserve': Flags.integer({
      min: 0,
      max: 99,
      default: 10,
      summary: messages.getMessage('flags.api-reserve.summary'),
      description: messages.getMessage('flags.api-reserve.description'),
    }),
    'stats-max-rows': Flags.integer({
      min: 1,
      default: 1_000_000,
      summary: messages.getMessage('flags.stats-max-rows.summary'),
      description: messages.getMessage('flags.stats-max-rows.description'),
    }),
    replace: Flags.boolean({ default: false, summary: messages.getMessage('flags.replace.summary') }),
    'dry-run': Flags.boolean({ default: false, summary: messages.getMessage('flags.dry-run.summary') }),
  };
  public static readonly errorCodes = toHelpSection(
    'ERROR CODES',
    Object.fromEntries(['0', '1', '2', '68', '130'].map((code) => [code, messages.getMessage(`errorCodes.${code}`)])),
  );

  public async run(): Promise<SchemaBuildResult> {
    const { flags } = await this.parse(SchemaBuild);
    // The CLI loads this file for --help too: what only a build needs is loaded by a build alone.
    const [{ buildOrPlan }, { openConnection }, { createStages }] = await Promise.all([
      import('../../pipeline/build.js'),
      import('../../salesforce/open-connection.js'),
      import('../../ux/stages.js'),
    ]);
    const options = toOptions(flags);
    const stages = createStages({
      jsonEnabled: this.jsonEnabled(),
      // A terminal that does not say how wide it is cannot be drawn on.
      visible: Boolean((process.stdout.isTTY && process.stdout.columns > 0) || process.env.CI),
      classes: options.selection.with,
    });
    const { 'output-dir': outputDir, 'max-concurrent': maxConcurrent, 'api-reserve': reserve } = flags;
    const limits = { maxConcurrent, reserve };
    const started = performance.now();
    const outcome = await stages.during(
      interruptible(outputDir, (signal) => {
        const connection = flags['target-org'].getConnection(flags['api-version']);
        const run = { ...options, plugin: this.config.pjson, signal, progress: stages.show };
        return buildOrPlan((observe) => openConnection(connection, { limits, observe, signal }), run);
      }),
    );
    if ('plan' in outcome) return showPlan(this, outcome.plan);
    if (outcome.report.unfinished.length > 0) process.exitCode = unfinishedExit;
    return showResult(this, outcome.report, { outputDir, seconds: (performance.now() - started) / 1000 });
  }
}

type BuildFlags = Interfaces.InferredFlags<typeof SchemaBuild.flags>;

function toOptions(
  flags: BuildFlags,
): Pick<BuildOptions, 'outputDir' | 'selection' | 'emit' | 'statsMaxRows' | 'replace' | 'dryRun' | 'now'> {
  return {
    outputDir: filled('output-dir', flags['output-dir']),
    selection: {
      objects: patterns('object', flags.object),
      exclude: patterns('exclude', flags.exclude),
      with: classesOf(flags.with),
    },
    emit: flags.emit,
    statsMaxRows: flags['stats-max-rows'],
    replace: flags.replace,
    dryRun: flags['dry-run'],
    now: () => new Date(),
  };
}

/** The schema alone stands alone. */
function classesOf(given: BuildFlags['with']): readonly string[] {
  if (!given) return usualClasses;
  if (given.includes('none') && new Set(given).size > 1) throw new Problem('withNone');
  return [...new Set(given)].filter((one) => one !== 'none').sort();
}

/** A value that is blank comes from a variable that is not set: it never means what it would do. */
function filled(flag: string, value: string): string {
  if (value.trim() === '') throw new Problem('flagBlank', [flag]);
  return value;
}

function patterns(flag: string, values: readonly string[] = []): readonly string[] {
  return [...new Set(values.map((value) => filled(flag, value)))].sort();
}
