import { Problem } from '../model/problem.js';

/**
 * Runs work that Ctrl-C and SIGTERM end cleanly. Sf's own handlers throw inside the listener, past every `finally`; they
 * are put aside while the work runs.
 */
export async function interruptible<T>(place: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const onSignal = (): void => controller.abort(new Problem('interrupted', [place]));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const before = signals.map((signal) => [signal, process.listeners(signal)] as const);
  for (const signal of signals) process.removeAllListeners(signal).on(signal, onSignal);
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error), { once: true });
  });
  aborted.catch(() => undefined); // when the work has ended before, nobody waits for this
  try {
    return await Promise.race([work(controller.signal), aborted]);
  } finally {
    // Whatever is still under way has nobody left to tell.
    controller.abort(new Problem('interrupted', [place]));
    for (const [signal, listeners] of before) {
      process.removeListener(signal, onSignal);
      for (const listener of listeners) process.on(signal, listener);
    }
  }
}
