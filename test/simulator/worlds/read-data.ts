import { readFileSync } from 'node:fs';

/** Reads one of the data files that worlds are made from. */
export function readData<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')) as T;
}
