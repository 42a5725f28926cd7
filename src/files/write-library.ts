import { setImmediate as turn } from 'node:timers/promises';
import type { File, TextFile } from '../model/file.js';
import { Problem } from '../model/problem.js';
import type { Folder } from './inspect-folder.js';
import { lockFolder } from './lock.js';
import { openStore } from './store.js';

export type Written = {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
};

export type WriteOptions = {
  readonly files: Iterable<File>;
  /** Makes library.json from the hashes of all other files; written last, so that it never speaks of what is not there. */
  readonly manifest: (hashes: Readonly<Record<string, string>>) => TextFile;
  readonly signal: AbortSignal;
  readonly progress: (files: number) => void;
};

/** How many files are written before other work, such as a Ctrl-C, gets its turn. */
const filesPerTurn = 25;

/**
 * Makes the folder hold exactly these files: writes what changed, atomically, leaves the rest untouched, and removes what
 * an earlier library.json lists, or a killed build left in the folders of objects, and this one does not have.
 * @throws Problem when the disk refuses; what was there stays readable.
 */
export async function writeLibrary(folder: Folder, options: WriteOptions): Promise<Written> {
  const { files, manifest, signal, progress } = options;
  return refusing(folder.path, async () => {
    const store = openStore(folder.path);
    const hashes: Record<string, string> = Object.create(null);
    let written = 0;
    let done = 0;
    for (const file of files) {
      signal.throwIfAborted();
      const { hash, changed } = store.put(file);
      hashes[file.path] = hash;
      if (changed) written += 1;
      done += 1;
      progress(done);
      if (done % filesPerTurn === 0) await turn();
    }
    signal.throwIfAborted();
    const known = new Set([...(folder.earlier?.files ?? []), ...store.list()]);
    const stale = [...known].filter((path) => !(path in hashes));
    stale.forEach((path) => store.remove(path));
    store.put(manifest(hashes), { durable: true });
    store.close();
    return { written, unchanged: done - written, removed: stale.length };
  });
}

/**
 * Finds out before the first object is read whether the folder can be written, and keeps other builds out of it while the
 * work runs.
 */
export async function withFolder<T>(folder: Folder, work: () => Promise<T>): Promise<T> {
  const release = await refusing(folder.path, async () => {
    const unlock = lockFolder(folder.path);
    openStore(folder.path).close();
    return unlock;
  });
  try {
    return await work();
  } finally {
    release();
  }
}

async function refusing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    throw new Problem(error.code === 'ENOSPC' ? 'folderFull' : 'folderUnwritable', [path, String(error.code)]);
  }
}
