import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { File } from '../model/file.js';
import { sha256 } from '../model/sha256.js';
import { markerPath } from './inspect-folder.js';

/** The files of one library on disk. Each appears whole or not at all. */
export type Store = {
  /** Writes a file unless it is there with the same bytes; gives the SHA-256 of its bytes in hex. */
  put(file: File, options?: { readonly durable: boolean }): { readonly hash: string; readonly changed: boolean };
  remove(path: string): void;
  /** Paths of the objects' files that are there, whoever wrote them. */
  list(): readonly string[];
  close(): void;
};

const gitignore = 'index.sqlite*\nvectors.sqlite*\n.state\n';

/** Opens the folder, made when it is missing, for writing; drafts that a killed build left are thrown away. */
export function openStore(root: string): Store {
  const drafts = join(root, '.state', 'tmp');
  rmSync(drafts, { recursive: true, force: true });
  mkdirSync(drafts, { recursive: true });
  const draft = join(drafts, 'draft');
  const made = new Set<string>();

  const publish = (target: string): void => {
    const folder = dirname(target);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    renameSync(draft, target);
  };

  const put: Store['put'] = (file, options) => {
    const target = join(root, file.path);
    if ('text' in file) {
      const bytes = Buffer.from(file.text);
      const hash = sha256(bytes);
      if (hasBytes(target, bytes)) return { hash, changed: false };
      writeFileSync(draft, bytes, { flush: options?.durable ?? false });
      publish(target);
      return { hash, changed: true };
    }
    const hash = writePieces(draft, file.pieces);
    if (hashOf(target) === hash) {
      rmSync(draft);
      return { hash, changed: false };
    }
    publish(target);
    return { hash, changed: true };
  };

  put({ path: markerPath, text: 'This folder belongs to sf schema.\n' });
  put({ path: '.gitignore', text: gitignore });
  return {
    put,
    remove: (path) => rmSync(join(root, path), { force: true }),
    list: () => [...listFolder(root, 'objects', '.json'), ...listFolder(root, 'docs/objects', '.md')],
    close: () => rmdirSync(drafts),
  };
}

/** Pieces are gathered into blocks of this size, since a call of the system for each line costs more than the line. */
const blockSize = 1 << 18;

/** Writes a draft and gives the hash of its bytes. */
function writePieces(path: string, pieces: Iterable<string>): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  try {
    for (const block of blocks(pieces)) {
      hash.update(block);
      for (let at = 0; at < block.length;) at += writeSync(file, block, at);
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

function* blocks(pieces: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < blockSize) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

function hasBytes(path: string, bytes: Buffer): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.size !== bytes.length) return false;
  return readFileSync(path).equals(bytes);
}

function hashOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const hash = createHash('sha256');
  const block = Buffer.alloc(blockSize);
  const file = openSync(path, 'r');
  try {
    for (let size = readSync(file, block); size > 0; size = readSync(file, block)) hash.update(block.subarray(0, size));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

function listFolder(root: string, folder: string, ending: string): readonly string[] {
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}
