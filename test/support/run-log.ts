import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type LogEntry = { readonly at: string; readonly what: string; readonly [detail: string]: unknown };

/** The lines of a library's run log, the earlier ones first. */
export function runLogIn(folder: string, name = 'run.jsonl'): readonly LogEntry[] {
  const lines = readFileSync(join(folder, '.state', name), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as LogEntry);
}
