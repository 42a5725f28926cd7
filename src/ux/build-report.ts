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
  if (unfinished.length > 0) warnUnfinished(output, unfinished, report);
  if (gaps.length > 0) {
    const page = join(outputDir, report.hasPages ? join('docs', 'gaps.md') : 'library.json');
    output.log(messages.getMessage('info.gaps', [number(gaps.length), page]));
  }
}

/** What is missing, and what the user can do about it: that depends on why it is. */
function warnUnfinished(output: Output, unfinished: readonly string[], { requests, usage }: BuildReport): void {
  const shown = unfinished.slice(0, 5).join(', ') + (unfinished.length > 5 ? ', ...' : '');
  const count = number(unfinished.length);
  const kept = requests.leftOut.length > 0 || requests.stopped === 'API_RESERVE';
  if (kept && usage.reserve !== 0)
    output.warn(messages.getMessage('warning.reserve', [number(usage.reserve ?? 0), count, shown]));
  else if (kept || requests.stopped === 'REQUEST_LIMIT_EXCEEDED')
    output.warn(messages.getMessage('warning.budget', [count, shown]));
  else output.warn(messages.getMessage('warning.unfinished', [count, shown]));
}

/** Shows what a build would cost. */
export function showPlan(output: Output, plan: Plan): Plan {
  output.table({
    data: plan.phases.map(({ phase, calls, exact, decision }) => ({
      phase: messages.getMessage(`plan.${phase}`),
      calls: exact ? number(calls) : messages.getMessage('plan.about', [number(calls)]),
      decision: messages.getMessage(`plan.${decision}`),
    })),
    columns: [
      { key: 'phase', name: messages.getMessage('plan.phase') },
      { key: 'calls', name: messages.getMessage('plan.calls') },
      { key: 'decision', name: messages.getMessage('plan.decision') },
    ],
  });
  const remaining = remainingText(plan.remaining, plan.limit);
  const reserve = plan.reserve === null ? messages.getMessage('plan.unknown') : number(plan.reserve);
  output.log(messages.getMessage('info.plan', [number(plan.objects), number(plan.calls), remaining, reserve]));
  return plan;
}

function remainingText(remaining: number | null, limit: number | null): string {
  if (remaining === null || limit === null) return messages.getMessage('info.remainingUnknown');
  return messages.getMessage('info.remaining', [number(remaining), number(limit)]);
}

const number = (value: number): string => value.toLocaleString('en-US');
