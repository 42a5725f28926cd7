import { compareText } from '../model/compare-text.js';
import type { TextFile } from '../model/file.js';
import type { ObjectGap, Schema } from '../model/schema.js';
import { stableJson } from '../model/stable-json.js';

export type ManifestOptions = {
  /** Name and version of the plugin. */
  readonly plugin: string;
  /** SHA-256 in hex of each file of the library, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The only time in the library. */
  readonly builtAt: string;
};

/** library.json: which org, what was asked for, what was found, and the hash of every other file. */
export function manifest(schema: Schema, { plugin, files, builtAt }: ManifestOptions): TextFile {
  const { org, apiVersion, language, selection } = schema;
  const text = stableJson({
    formatVersion: 1,
    plugin,
    apiVersion,
    org: { id: org.id, name: org.name, type: org.type, sandbox: org.sandbox },
    language,
    selection: {
      objects: selection.objects.toSorted(compareText),
      exclude: selection.exclude.toSorted(compareText),
      with: selection.with.toSorted(compareText),
    },
    counts: counts(schema),
    gaps: allGaps(schema),
    files,
    builtAt,
  });
  return { path: 'library.json', text };
}

function counts({ objects, facts }: Schema): Readonly<Record<'objects' | 'fields' | 'facts', number>> {
  const ofKinds = [facts, ...objects.map((object) => object.facts)].flatMap((kinds) => Object.values(kinds));
  return {
    objects: objects.length,
    fields: objects.reduce((sum, { fields }) => sum + fields.length, 0),
    facts: ofKinds.reduce((sum, ofKind) => sum + ofKind.length, 0),
  };
}

function allGaps({ gaps, objects }: Schema): readonly ObjectGap[] {
  const ofObjects = objects.flatMap(({ name, gaps: own }) =>
    own.map(({ kind, reason }): ObjectGap => ({ kind, object: name, reason })),
  );
  const all: readonly ObjectGap[] = [...gaps, ...ofObjects];
  return all.toSorted(
    (left, right) =>
      compareText(left.kind, right.kind) ||
      compareText(left.object ?? '', right.object ?? '') ||
      compareText(left.reason, right.reason),
  );
}
