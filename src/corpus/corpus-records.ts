import { percentEncode } from '../model/percent-encode.js';
import { sha256 } from '../model/sha256.js';
import { shortenName } from '../model/shorten-name.js';
import type { Passage, Scope } from './passage.js';
import { plainLabel, plainLine } from './plain.js';
import { splitPassage } from './split-passage.js';

export type CorpusMetadata = {
  readonly org_id: string;
  readonly object_name: string;
  readonly type: string;
  readonly name: string;
  readonly label?: string;
  readonly namespace?: string;
  readonly custom: boolean;
  readonly size?: string;
  readonly fields_count?: number;
  readonly path: string;
  readonly hash: string;
};

export type CorpusRecord = { readonly id: string; readonly text: string; readonly metadata: CorpusMetadata };

const LONGEST_NAME = 180;

/** The records of one passage: one, or as many as its length asks for. */
export function corpusRecords(passage: Passage, scope: Scope): readonly CorpusRecord[] {
  const metadata = metadataOf(passage, scope);
  const id = recordId(passage, scope);
  return splitPassage(passage, closingLine(metadata)).map((text, index) => ({
    id: index === 0 ? id : `${id}#${index + 1}`,
    text,
    metadata: { ...metadata, hash: sha256(text) },
  }));
}

function recordId({ type, name }: Passage, { orgId, object }: Scope): string {
  const parts = name === undefined ? [object.name, type] : [object.name, type, name];
  return [orgId, ...parts].map((part) => shortenName(percentEncode(part), LONGEST_NAME)).join('/');
}

function metadataOf(passage: Passage, { orgId, object, size }: Scope): Omit<CorpusMetadata, 'hash'> {
  const label = plainLabel(passage.label);
  return {
    org_id: orgId,
    object_name: plainLine(object.name),
    type: passage.type,
    name: plainLine(passage.name ?? object.name),
    ...(label === undefined ? {} : { label }),
    ...(passage.namespace ? { namespace: plainLine(passage.namespace) } : {}),
    custom: passage.custom,
    ...(size === null ? {} : { size }),
    ...(passage.fieldsCount === undefined ? {} : { fields_count: passage.fieldsCount }),
    path: passage.path,
  };
}

/** Every value that the subject does not name stands here, so that the hash of the text covers all metadata. */
function closingLine({ org_id, type, custom, path, ...rest }: Omit<CorpusMetadata, 'hash'>): string {
  const namespace = rest.namespace === undefined ? [] : [`namespace ${rest.namespace}`];
  const size = rest.size === undefined ? [] : [`size class ${rest.size}`];
  const fields = rest.fields_count === undefined ? [] : [`fields ${rest.fields_count}`];
  const words = [`type ${type}`, `custom ${custom}`, ...namespace, ...size, ...fields, `page ${path}`, `org ${org_id}`];
  return `Record: ${words.join('; ')}`;
}
