/** A seeded stream of numbers from 0 to 1 (mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A stream of numbers from 0 to 1, one of many that a seed has: the key names it. */
export const seeded = (seed: number, key: string): (() => number) => mulberry32(hash(seed, key));

/** A log-normal factor with mean 1, drawn from the key alone: the same object costs the same in whatever order it is asked for. */
export function spread(seed: number, key: string, variation: number): number {
  const next = seeded(seed, key);
  const sigma = Math.sqrt(Math.log(1 + variation ** 2));
  const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Math.exp(sigma * normal - sigma ** 2 / 2);
}

function hash(seed: number, key: string): number {
  let value = 2_166_136_261 ^ seed;
  for (let index = 0; index < key.length; index += 1) value = Math.imul(value ^ key.charCodeAt(index), 16_777_619);
  return value >>> 0;
}
