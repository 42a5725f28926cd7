import { join } from 'node:path';
import { Messages } from '@salesforce/core';
import type { SfCommand } from '@salesforce/sf-plugins-core';
import { toResult, type BuildResult } from '../pipeline/build-result.js';
import type { BuildReport } from '../pipeline/build.js';
import type { Plan } from '../pipeline/plan.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-schema', 'schema.build');

type Output = Pick<SfCommand<unknown>, 'log' | 'warn' | 'table'>;

/** Describe must show at least this share of the customizable objects, or the user is told which permission is missing. */
const enoughDescribed = 0.9;

/** Tells a person what a build did, and what they should know before they trust it. */
export function showResult(
  output: Output,
  report: BuildReport,
  run: { outputDir: string; seconds: number },
): BuildResult {
  const result = toResult(report, run);
  const { counts, org, calls, outputDir, files } = result;
  const remaining = remainingText(result.remaining, report.usage.limit);
  const read = [org.name ?? org.id, number(counts.objects), number(counts.fields), number(calls), remaining];
  output.log(messages.getMessage('info.read', read));
  output.log(
    messages.getMessage('info.library', [outputDir, files.written, files.unchanged, files.removed].map(String)),
  );
  if (report.hasPages) output.log(messages.getMessage('info.start', [join(outputDir, 'docs', 'README.md')]));
  warn(output, result, report);
  return result;
}

function warn(output: Output, { gaps, outputDir, unfinished }: BuildResult, report: BuildReport): void {
  const { describedShare, unmatchedExcludes } = report;
  if (describedShare !== null && describedShare < enoughDescribed) {
    output.warn(messages.getMessage('warning.access', [`${Math.floor(describedShare * 100)} %`]));
  }
  if (!report.setupReadable) output.warn(messages.getMessage('warning.setup'));
  for (const glob of unmatchedExcludes) output.warn(messages.getMessage('warning.unmatchedExclude', [glob]));
  if (unfinished.length > 0) {
    const shown = unfinished.slice(0, 5).join(', ') + (unfinished.length > 5 ? ', ...' : '');
    output.warn(messages.getMessage('warning.unfinished', [number(unfinished.length), shown]));
  }
  if (gaps.length > 0) {
    const page = join(outputDir, report.hasPages ? join('docs', 'gaps.md') : 'library.json');
    output.log(messages.getMessage('info.gaps', [number(gaps.length), page]));
  }
}

/** Shows what a build would cost. */
export function showPlan(output: Output, plan: Plan): Plan {
  output.table({
    data: plan.phases.map(({ phase, calls, exact }) => ({
      phase: messages.getMessage(`plan.${phase}`),
      calls: exact ? number(calls) : messages.getMessage('plan.about', [number(calls)]),
    })),
    columns: [
      { key: 'phase', name: messages.getMessage('plan.phase') },
      { key: 'calls', name: messages.getMessage('plan.calls') },
    ],
  });
  const remaining = remainingText(plan.remaining, plan.limit);
  output.log(messages.getMessage('info.plan', [number(plan.objects), number(plan.calls), remaining]));
  return plan;
}

function remainingText(remaining: number | null, limit: number | null): string {
  if (remaining === null || limit === null) return messages.getMessage('info.remainingUnknown');
  return messages.getMessage('info.remaining', [number(remaining), number(limit)]);
}

const number = (value: number): string => value.toLocaleString('en-US');
