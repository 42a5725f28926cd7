type Show<S, D> = (stage: S, data: Partial<D>) => void;

/**
 * Hundreds of events may come in one turn of the event loop; the display takes one at a time, and gives up on too many. What
 * waits is shown together, stage by stage; `flush` shows it at once.
 */
export function oncePerTurn<S, D>(show: Show<S, D>): { readonly show: Show<S, D>; readonly flush: () => void } {
  let waiting: { readonly stage: S; readonly data: Partial<D> } | undefined;
  const flush = (): void => {
    const one = waiting;
    waiting = undefined;
    if (one) show(one.stage, one.data);
  };
  return {
    flush,
    show: (stage, data) => {
      if (waiting && waiting.stage !== stage) flush();
      if (!waiting) setImmediate(flush);
      waiting = { stage, data: { ...waiting?.data, ...data } };
    },
  };
}
