import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of .state/run.jsonl: what builds decided, and when. Nothing reads them but people and their tools. */
export type RunLog = {
  /** Kept in memory until the folder is ours. */
  add(entry: object): void;
  open(root: string): void;
  close(): void;
};

export const runLogPath = '.state/run.jsonl';
const earlierPath = '.state/run.1.jsonl';
/** Beyond this the log begins anew, and the one before it is kept once. */
const mostBytes = 2 ** 20;

/** A log that cannot be written stops no build. */
export function createRunLog(now: () => Date): RunLog {
  let waiting: string[] = [];
  let path: string | undefined;
  let closed = false;

  const flush = (): void => {
    if (path === undefined || waiting.length === 0) return;
    try {
      appendFileSync(path, waiting.join(''));
    } catch {
      closed = true;
    }
    waiting = [];
  };

  return {
    add: (entry) => {
      if (closed) return;
      waiting.push(`${JSON.stringify({ at: now().toISOString(), ...entry })}\n`);
      flush();
    },
    open: (root) => {
      path = join(root, runLogPath);
      makeRoom(root);
      flush();
    },
    close: () => {
      closed = true;
    },
  };
}

function makeRoom(root: string): void {
  try {
    const path = join(root, runLogPath);
    if (statSync(path).size > mostBytes) renameSync(path, join(root, earlierPath));
  } catch {
    // There is none yet, or it cannot be moved, and then it grows on.
  }
}
