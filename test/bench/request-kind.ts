import type { RequestRecord } from '../simulator/request-log.ts';

/** What a request asked for, in a word or two: 'describe', 'FieldDefinition + EntityParticle', 'recordCount'. */
export function kindOf(record: RequestRecord | undefined): string {
  if (record === undefined) return 'unknown';
  const urls = record.subrequests.length > 0 ? record.subrequests.map(({ url }) => url) : [record.path];
  return [...new Set(urls.map(kindOfUrl))].sort().join(' + ');
}

function kindOfUrl(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://org');
  const table = /\bFROM (\w+)/.exec(searchParams.get('q') ?? '')?.[1];
  return table ?? pathname.split('/').findLast((part) => part !== '') ?? pathname;
}
