import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Problem } from '../model/problem.js';
import type { Selection } from '../model/schema.js';

/** What the folder's library.json says of the library that is there. */
export type EarlierLibrary = {
  readonly orgId: string;
  readonly selection: Selection;
  /** Paths of the library's files. */
  readonly files: readonly string[];
};

/** Where a build may write: a new or empty folder, or one that holds a library; `undefined` where there is none yet. */
export type Folder = { readonly path: string; readonly earlier: EarlierLibrary | undefined };

/** Marks a folder as ours from the first moment, so that a build that was killed before its library.json goes on. */
export const markerPath = '.state/sf-schema';

const ownFolders = ['objects', 'docs', 'docs/objects', '.state'];

/**
 * `replace`: what is there may be another org's library, or one that cannot be read.
 * @throws Problem when the path is no folder, or holds something that is not a schema library.
 */
export async function inspectFolder(given: string, { replace }: { readonly replace: boolean }): Promise<Folder> {
  const path = resolve(given);
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Problem(error.code === 'ENOTDIR' ? 'folderNotAFolder' : 'folderUnreadable', [path, error.code ?? '']);
  });
  const text = await readFile(join(path, 'library.json'), 'utf8').catch(() => undefined);
  const earlier = text === undefined ? undefined : parseLibrary(text);
  const marked = await exists(join(path, markerPath));
  // A build that was killed at its very start leaves no more than its own folder.
  const others = names.filter((name) => name !== '.state');
  if (others.length > 0 && !earlier && !marked) throw new Problem('folderForeign', [path]);
  // Without it nobody knows whose library this is, or which files are its own.
  if (text !== undefined && !earlier && !replace) throw new Problem('folderDamaged', [path]);
  for (const own of ownFolders) await refuseLink(join(path, own));
  return { path, earlier };
}

/** A link inside the library could lead what is written, or removed, to another place. */
async function refuseLink(path: string): Promise<void> {
  const status = await lstat(path).catch(() => undefined);
  if (status && !status.isDirectory()) throw new Problem('folderLink', [path]);
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function parseLibrary(text: string): EarlierLibrary | undefined {
  try {
    const { formatVersion, org, selection, files } = JSON.parse(text) as Record<string, unknown>;
    if (formatVersion !== 1 || !isRecord(org) || typeof org.id !== 'string') return undefined;
    const chosen = isRecord(selection) ? selection : {};
    return {
      orgId: org.id,
      selection: { objects: texts(chosen.objects), exclude: texts(chosen.exclude), with: texts(chosen.with) },
      files: isRecord(files) ? Object.keys(files).filter(isOwn) : [],
    };
  } catch {
    return undefined;
  }
}

/** Only what a build writes: library.json may have been edited, and what it lists may be removed. */
function isOwn(path: string): boolean {
  return /^((objects\/[^/\\:]+|stats|org)\.json|docs\/(objects\/)?[^/\\:]+\.md|corpus\.jsonl)$/.test(path);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
