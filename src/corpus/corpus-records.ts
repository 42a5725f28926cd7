import { percentEncode } from '../model/percent-encode.js';
import { sha256 } from '../model/sha256.js';
import { shortenName } from '../model/shorten-name.js';
import type { Passage, RecordOwner } from './passage.js';
import { plainLabel, plainLine } from './plain.js';
import { splitPassage } from './split-passage.js';

/** What is undefined is left out of the line, as JSON does. */
export type CorpusMetadata = {
  readonly org_id: string;
  readonly object_name: string;
  readonly type: string;
  readonly name: string;
  readonly label: string | undefined;
  readonly namespace: string | undefined;
  readonly custom: boolean;
  readonly size: string | undefined;
  readonly fields_count: number | undefined;
  readonly path: string;
  readonly hash: string;
};

export type CorpusRecord = { readonly id: string; readonly text: string; readonly metadata: CorpusMetadata };

const LONGEST_NAME = 180;

/** The records of one passage: one, or as many as its length asks for. */
export function corpusRecords(passage: Passage, owner: RecordOwner): readonly CorpusRecord[] {
  const words = metadataOf(passage, owner);
  const id = recordId(passage, owner);
  return splitPassage(passage, closingLine(words)).map((text, index) => ({
    id: index === 0 ? id : `${id}#${index + 1}`,
    text,
    metadata: { ...words, hash: sha256(text) },
  }));
}

function recordId({ type, name, id = name }: Passage, { orgId, object }: RecordOwner): string {
  const parts = id === undefined ? [object.name, type] : [object.name, type, id];
  return [orgId, ...parts].map((part) => shortenName(percentEncode(part), LONGEST_NAME)).join('/');
}

function metadataOf(passage: Passage, { orgId, object, size }: RecordOwner): Omit<CorpusMetadata, 'hash'> {
  return {
    org_id: orgId,
    object_name: plainLine(object.name),
    type: passage.type,
    name: plainLine(passage.name ?? object.name),
    label: plainLabel(passage.label),
    namespace: passage.namespace ? plainLine(passage.namespace) : undefined,
    custom: passage.custom,
    size: size ?? undefined,
    fields_count: passage.fieldsCount,
    path: passage.path,
  };
}

/** Every value that the subject does not name stands here, so that the hash of the text covers all metadata. */
function closingLine({ org_id, type, custom, path, ...rest }: Omit<CorpusMetadata, 'hash'>): string {
  const namespace = rest.namespace === undefined ? '' : `; namespace ${rest.namespace}`;
  const size = rest.size === undefined ? '' : `; size class ${rest.size}`;
  const fields = rest.fields_count === undefined ? '' : `; fields ${rest.fields_count}`;
  return `Record: type ${type}; custom ${custom}${namespace}${size}${fields}; page ${path}; org ${org_id}`;
}
