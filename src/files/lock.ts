import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../model/problem.js';

/**
 * Keeps two builds from writing into one folder at once. Gives the function that releases the folder. A lock whose process
 * is gone, because it was killed, is taken over; so is one of another machine, such as a container that is no more.
 * @throws Problem when another build is at work there.
 */
export function lockFolder(root: string): () => void {
  const path = join(root, '.state', 'lock');
  mkdirSync(join(root, '.state'), { recursive: true });
  const holder = readHolder(path);
  if (holder !== undefined && isAlive(holder)) throw new Problem('folderBusy', [root, String(holder.pid)]);
  rmSync(path, { force: true });
  try {
    writeFileSync(path, `${process.pid} ${hostname()}`, { flag: 'wx' });
  } catch (error) {
    // Another build was faster by a moment.
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Problem('folderBusy', [root, '?']);
    throw error;
  }
  return () => rmSync(path, { force: true });
}

type Holder = { readonly pid: number; readonly host: string };

function readHolder(path: string): Holder | undefined {
  try {
    const [pid, host = ''] = readFileSync(path, 'utf8').split(' ');
    return { pid: Number(pid), host };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname() || !Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user may be looked at no more than that.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
