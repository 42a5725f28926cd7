/** What a request costs the server, in seconds before the scale. */
export type Work = { readonly seconds: number };

/** How the workers of the org are divided among the requests. */
export type Workers = {
  /** Works on a request for as long as it takes among the others; the work tells its seconds. */
  run<Done extends Work>(work: () => Done): Promise<Done>;
};
