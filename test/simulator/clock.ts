/** Time as an argument, so that a throttled hour can be played in milliseconds. */
export type Clock = {
  readonly now: () => number; // milliseconds
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** The clock on the wall. */
export const wallClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
