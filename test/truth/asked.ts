import type { Simulator } from '../simulator/server.ts';

/** What a build asked an org for: tables, records and jobs by their names. */
export function asked({ log }: Pick<Simulator, 'log'>): ReadonlySet<string> {
  const urls = log.flatMap(({ method, path, subrequests }) => [
    `${method} ${path}`,
    ...subrequests.map((one) => `${one.method} ${one.url}`),
  ]);
  return new Set(urls.flatMap((url) => wordsFor(decodeURIComponent(url.replaceAll('+', ' ')))));
}

function wordsFor(url: string): readonly string[] {
  const table = / FROM (\w+)/.exec(url)?.[1];
  if (table !== undefined && / COUNT\(/.test(url) && !/ GROUP BY /.test(url)) return ['counts'];
  if (table !== undefined) return [table];
  if (url.includes('/services/Soap/m/')) return ['retrieve'];
  if (/\/jobs\/query/.test(url)) return [url.includes('/tooling/') ? 'tooling job' : 'job'];
  const record = /\/tooling\/sobjects\/(\w+)\/\w{15,18}/.exec(url)?.[1];
  return record === undefined ? [] : [`record of ${record}`];
}
