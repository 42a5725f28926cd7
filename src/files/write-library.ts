import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { File } from '../model/file.js';
import { Problem } from '../model/problem.js';
import { sha256 } from '../model/sha256.js';
import { markerPath, type Folder } from './inspect-folder.js';

export type Written = {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
};

export type WriteOptions = {
  readonly files: Iterable<File>;
  /** Makes library.json from the hashes of all other files; written last, so that it never speaks of what is not there. */
  readonly manifest: (hashes: Readonly<Record<string, string>>) => File;
  readonly signal: AbortSignal;
  readonly progress: (files: number) => void;
};

const gitignore = 'index.sqlite*\nvectors.sqlite*\n.state\n';

/** How many files are written before other work, such as a Ctrl-C, gets its turn. */
const filesPerTurn = 25;

/**
 * Makes the folder hold exactly these files: writes what changed, atomically, leaves the rest untouched, and removes what
 * an earlier library.json lists, or a killed build left in the folders of objects, and this one does not have.
 * @throws Problem when the disk refuses; what was there stays readable.
 */
export async function writeLibrary(folder: Folder, { files, manifest, signal, progress }: WriteOptions): Promise<Written> {
  return refusing(folder.path, async () => {
    const store = openStore(folder.path);
    const hashes: Record<string, string> = Object.create(null);
    let written = 0;
    let unchanged = 0;
    for (const file of files) {
      signal.throwIfAborted();
      hashes[file.path] = sha256(file.text);
      if (store.put(file)) written += 1;
      else unchanged += 1;
      progress(written + unchanged);
      if ((written + unchanged) % filesPerTurn === 0) await turn();
    }
    signal.throwIfAborted();
    const stale = [...new Set([...(folder.earlier?.files ?? []), ...store.list()])].filter((path) => !(path in hashes));
    stale.forEach((path) => store.remove(path));
    store.put(manifest(hashes), { durable: true });
    store.close();
    return { written, unchanged, removed: stale.length };
  });
}

/** Finds out before the first call whether the folder can be written at all. */
export async function claimFolder(folder: Folder): Promise<void> {
  await refusing(folder.path, async () => openStore(folder.path).close());
}

async function refusing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    throw new Problem(error.code === 'ENOSPC' ? 'folder.full' : 'folder.unwritable', [path, String(error.code)]);
  }
}

type Store = {
  /** True when the file was written, false when it already had these bytes. */
  put(file: File, options?: { readonly durable: boolean }): boolean;
  remove(path: string): void;
  /** Paths of the objects' files that are there, whoever wrote them. */
  list(): readonly string[];
  close(): void;
};

function openStore(root: string): Store {
  const temporary = join(root, '.state', 'tmp');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const made = new Set<string>();
  let count = 0;

  const put: Store['put'] = ({ path, text }, options) => {
    const target = join(root, path);
    const bytes = Buffer.from(text);
    if (sameBytes(target, bytes)) return false;
    const folder = dirname(target);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    const draft = join(temporary, String((count += 1)));
    writeFileSync(draft, bytes);
    if (options?.durable) flush(draft);
    renameSync(draft, target);
    return true;
  };

  put({ path: markerPath, text: 'This folder belongs to sf schema.\n' });
  put({ path: '.gitignore', text: gitignore });
  return {
    put,
    remove: (path) => {
      rmSync(join(root, path), { force: true });
    },
    list: () => [...listFolder(root, 'objects', '.json'), ...listFolder(root, 'docs/objects', '.md')],
    close: () => {
      rmdirSync(temporary);
    },
  };
}

function listFolder(root: string, folder: string, ending: string): readonly string[] {
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}

function sameBytes(path: string, bytes: Buffer): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}
