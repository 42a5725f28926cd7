import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectFolder } from '../../../src/files/inspect-folder.js';
import { openStore } from '../../../src/files/store.js';
import { writeLibrary } from '../../../src/files/write-library.js';
import type { File } from '../../../src/model/file.js';
import { sha256 } from '../../../src/model/sha256.js';
import { newFolder } from '../../support/run-build.ts';

const signal = new AbortController().signal;
const manifest = (hashes: Readonly<Record<string, string>>) => ({
  path: 'library.json',
  text: JSON.stringify({ formatVersion: 1, org: { id: '00D' }, selection: {}, files: hashes }),
});
const write = async (path: string, files: Iterable<File>) =>
  writeLibrary(await inspectFolder(path, { replace: false }), { files, manifest, signal, progress: () => undefined });

describe('a file in pieces', () => {
  const pieces = Array.from({ length: 5000 }, (_, index) => `${index} ${'é'.repeat(100)}\n`);

  it('has the bytes and the hash of the whole', () => {
    const folder = newFolder();
    const { hash } = openStore(folder).put({ path: 'corpus.jsonl', pieces });
    expect(readFileSync(join(folder, 'corpus.jsonl'), 'utf8')).toBe(pieces.join(''));
    expect(hash).toBe(sha256(pieces.join('')));
  });

  it('is left untouched when its bytes are there', () => {
    const folder = newFolder();
    const store = openStore(folder);
    store.put({ path: 'corpus.jsonl', pieces });
    const before = statSync(join(folder, 'corpus.jsonl'), { bigint: true }).mtimeNs;
    expect(store.put({ path: 'corpus.jsonl', pieces }).changed).toBe(false);
    expect(statSync(join(folder, 'corpus.jsonl'), { bigint: true }).mtimeNs).toBe(before);
  });
});

describe('a build that dies while it writes', () => {
  const dying = function* (): Generator<File> {
    yield { path: 'objects/A.json', text: 'new' };
    throw new Error('killed');
  };

  it('leaves library.json as it was, and the next build makes everything right', async () => {
    const folder = newFolder();
    await write(folder, [
      { path: 'objects/A.json', text: 'old' },
      { path: 'objects/B.json', text: 'b' },
    ]);
    const before = readFileSync(join(folder, 'library.json'), 'utf8');
    await expect(write(folder, dying())).rejects.toThrow('killed');
    expect(readFileSync(join(folder, 'library.json'), 'utf8')).toBe(before);
    expect(await write(folder, [{ path: 'objects/A.json', text: 'new' }])).toEqual({
      written: 0,
      unchanged: 1,
      removed: 1,
    });
    expect(existsSync(join(folder, '.state', 'tmp'))).toBe(false);
  });

  it('at its very start does not make the folder foreign', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, '.state', 'tmp'), { recursive: true });
    expect(await write(folder, [])).toEqual({ written: 0, unchanged: 0, removed: 0 });
  });

  it('before the first library.json does not make the folder foreign', async () => {
    const folder = newFolder();
    await expect(write(folder, dying())).rejects.toThrow('killed');
    expect(await write(folder, [{ path: 'objects/B.json', text: 'b' }])).toEqual({
      written: 1,
      unchanged: 0,
      removed: 1,
    });
    expect(readdirSync(join(folder, 'objects'))).toEqual(['B.json']);
  });
});

describe('a library.json that was tampered with', () => {
  it.each(['../victim.txt', '/etc/passwd', 'docs/../../victim.txt', 'docs\\..\\victim.txt', 'C:/victim.txt'])(
    'cannot make the build remove %s',
    async (path) => {
      const folder = newFolder();
      mkdirSync(folder);
      writeFileSync(join(folder, '..', 'victim.txt'), 'precious');
      writeFileSync(join(folder, 'library.json'), manifest({ [path]: 'x' }).text);
      await write(folder, []);
      expect(readFileSync(join(folder, '..', 'victim.txt'), 'utf8')).toBe('precious');
    },
  );
});
