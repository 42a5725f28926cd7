import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../model/problem.js';

/**
 * Keeps two builds from writing into one folder at once. Gives the function that releases the folder. A lock whose process
 * is gone, because it was killed, is taken over.
 * @throws Problem when another build is at work there.
 */
export function lockFolder(root: string, pid = process.pid): () => void {
  const path = join(root, '.state', 'lock');
  mkdirSync(join(root, '.state'), { recursive: true });
  const holder = readHolder(path);
  if (holder !== undefined && holder !== pid && isAlive(holder))
    throw new Problem('folderBusy', [root, String(holder)]);
  if (holder !== undefined) rmSync(path, { force: true });
  try {
    writeFileSync(path, String(pid), { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Problem('folderBusy', [root, '?']);
    throw error;
  }
  return () => rmSync(path, { force: true });
}

function readHolder(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // A process of another user may be looked at no more than that.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
