import { createRunLog } from '../files/run-log.js';
import type { Decision, Observe, WaitReason } from '../limiter/decision.js';
import type { Progress } from './progress.js';

/** How the org was asked, as --json tells it; the run log has every single decision. */
export type RequestSummary = {
  /** Requests under way at the same time: the bounds between which the limiter moved; null where it never moved. */
  readonly window: { readonly smallest: number; readonly largest: number; readonly last: number } | null;
  readonly retries: number;
  /** Requests that failed to the last attempt. */
  readonly givenUp: number;
  /** Requests that were asked again in smaller parts. */
  readonly splits: number;
  /** Seconds in which nothing was sent, by reason. */
  readonly waited: { readonly [why in WaitReason]: number };
  /** Phases left out to keep the API reserve. */
  readonly leftOut: readonly string[];
  /** The code of what ended all requests, where something did. */
  readonly stopped: string | null;
};

/** Follows what is decided on the way to the org: into the run log, into the summary, onto the terminal. */
export type Journal = {
  readonly observe: Observe;
  /** Passes progress on, and remembers the stage that a wait belongs to. */
  readonly progress: (progress: Progress) => void;
  /** Notes something that is no decision of the limiter. */
  note(what: 'run' | 'plan' | 'end', details: object): void;
  summary(): RequestSummary;
  /** Writes the log into the folder while the work runs. */
  during<T>(root: string, work: () => Promise<T>): Promise<T>;
};

type Options = { readonly now: () => Date; readonly progress: (progress: Progress) => void };

export function createJournal({ now, progress }: Options): Journal {
  const log = createRunLog(now);
  const decisions: Decision[] = [];
  let stage: Progress['stage'] = 'connect';
  return {
    observe: (decision) => {
      decisions.push(decision);
      log.add(decision);
      if (decision.what === 'wait') progress({ stage, waiting: decision.why });
      if (decision.what === 'go') progress({ stage, waiting: null });
    },
    progress: (event) => {
      stage = event.stage;
      progress(event);
    },
    note: (what, details) => log.add({ what, ...details }),
    summary: () => summarize(decisions),
    during: async (root, work) => {
      log.open(root);
      try {
        return await work();
      } finally {
        log.close();
      }
    },
  };
}

function summarize(decisions: readonly Decision[]): RequestSummary {
  const all = <W extends Decision['what']>(what: W) =>
    decisions.filter((decision): decision is Extract<Decision, { what: W }> => decision.what === what);
  const windows = all('window');
  const sizes = windows.flatMap(({ from, to }) => [from, to]);
  const seconds = (reason: WaitReason): number =>
    Math.round(all('go').reduce((sum, { why, waitedMs }) => sum + (why === reason ? waitedMs : 0), 0) / 1000);
  return {
    window:
      windows.length > 0
        ? { smallest: Math.min(...sizes), largest: Math.max(...sizes), last: windows.at(-1)?.to ?? 0 }
        : null,
    retries: all('retry').length,
    givenUp: all('give-up').length,
    splits: all('split').length,
    waited: { unavailable: seconds('unavailable'), 'long-running': seconds('long-running') },
    leftOut: all('skip').map(({ phase }) => phase),
    stopped: all('stop')[0]?.code ?? null,
  };
}
