import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import SchemaBuild from '../../src/commands/schema/build.js';
import { systemClock, type Clock } from '../../src/limiter/clock.js';
import type { BuildResult, SchemaBuildResult } from '../../src/pipeline/build-result.js';
import type { Simulator } from '../simulator/server.ts';

/** What a run of the command left behind. */
export type Run = {
  /** The exit status that the process would have. */
  readonly status: number;
  readonly result: SchemaBuildResult | undefined;
  /** The error as --json or the terminal shows it. */
  readonly error: { readonly name: string; readonly message: string; readonly actions: readonly string[] } | undefined;
  readonly warnings: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
};

export type RunOptions = {
  readonly simulator: Simulator;
  readonly user?: string;
  /** An org that is logged in; without it the access token itself is the org, which costs calls of the CLI's own. */
  readonly targetOrg?: string;
  /** Stands in for the clock on the wall. */
  readonly clock?: Clock | undefined;
};

/** Runs the real command class in this process, against a simulated org, with the login that needs no login. */
export async function runBuild(
  argv: readonly string[],
  { simulator, user = 'admin', targetOrg, clock }: RunOptions,
): Promise<Run> {
  process.env.SF_ORG_INSTANCE_URL = simulator.url;
  const output = { stdout: '', stderr: '' };
  const spies = [...capture(output), ...(clock ? replace(clock) : [])];
  process.exitCode = undefined;
  try {
    const version = argv.includes('--api-version') ? [] : ['--api-version', '67.0'];
    // Most tests are about the schema; those about facts say which classes they want.
    const classes = argv.includes('--with') ? [] : ['--with', 'none'];
    const args = ['--target-org', targetOrg ?? simulator.tokens[user] ?? '', ...version, ...classes, ...argv];
    const result = await SchemaBuild.run(args, { root: process.cwd() });
    return {
      status: Number(process.exitCode ?? 0),
      result,
      error: undefined,
      warnings: warningsIn(output.stdout),
      ...output,
    };
  } catch (error) {
    return { status: exitOf(error), result: undefined, error: shownOf(error), warnings: [], ...output };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
    process.exitCode = undefined;
    delete process.env.SF_ORG_INSTANCE_URL;
  }
}

function replace(clock: Clock) {
  return [
    vi.spyOn(systemClock, 'now').mockImplementation(clock.now),
    vi.spyOn(systemClock, 'sleep').mockImplementation(clock.sleep),
  ];
}

/** What the CLI prints goes through the console, its tables through the stream. */
function capture(output: { stdout: string; stderr: string }) {
  const add = (stream: 'stdout' | 'stderr') => (text: unknown) => {
    output[stream] += String(text);
    return true;
  };
  const line = (stream: 'stdout' | 'stderr') => (text: unknown) => void add(stream)(`${String(text)}\n`);
  return [
    vi.spyOn(process.stdout, 'write').mockImplementation(add('stdout')),
    vi.spyOn(process.stderr, 'write').mockImplementation(add('stderr')),
    vi.spyOn(console, 'log').mockImplementation(line('stdout')),
    vi.spyOn(console, 'error').mockImplementation(line('stderr')),
    vi.spyOn(console, 'warn').mockImplementation(line('stderr')),
  ];
}

/** The result of a build that must have succeeded. */
export function buildResult({ result, error }: Run): BuildResult {
  if (!result || !('counts' in result)) throw new Error(`No build result: ${JSON.stringify(error)}`);
  return result;
}

/** A folder that does not exist yet. */
export function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'sf-schema-test-')), 'library');
}

function warningsIn(stdout: string): readonly string[] {
  try {
    const { warnings } = JSON.parse(stdout) as { warnings?: readonly string[] };
    return warnings ?? [];
  } catch {
    return [];
  }
}

function exitOf(error: unknown): number {
  const { exitCode, oclif } = error as { exitCode?: number; oclif?: { exit?: number } };
  return exitCode ?? oclif?.exit ?? 1;
}

function shownOf(error: unknown): Run['error'] {
  const { name, message, actions } = error as { name: string; message: string; actions?: readonly string[] };
  return { name, message, actions: actions ?? [] };
}
