import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { quietEnvironment } from './quiet-environment.ts';
import type { OrgStats } from './simulated-org.ts';

export type OrgChoices = {
  /** HOME of the commands that read the org. */
  readonly home: string;
  readonly world: 'acme' | 'grown';
  readonly size?: number;
  /** Multiplies all latencies; 0 is an org that answers at once. */
  readonly scale: number;
  readonly workers: number;
};

/** A simulated org in its own process. */
export type OrgProcess = {
  readonly url: string;
  readonly token: string;
  /** The username of its administrator, who is logged in below HOME. */
  readonly username: string;
  readonly stats: () => Promise<OrgStats>;
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const entry = fileURLToPath(new URL('simulated-org.ts', import.meta.url));

/** Lets work run on a simulated org, and ends the org with it. */
export async function withOrg<T>(choices: OrgChoices, work: (org: OrgProcess) => Promise<T>): Promise<T> {
  const org = await startOrg(choices);
  try {
    return await work(org);
  } finally {
    await org.close();
  }
}

async function startOrg({ home, ...choices }: OrgChoices): Promise<OrgProcess> {
  const flags = Object.entries(choices).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [entry, ...flags], {
    env: quietEnvironment(home),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { done, value } = await lines.next();
    if (done) throw new Error('The simulated org ended.');
    return JSON.parse(value);
  };
  const ask = (line: string): Promise<unknown> => {
    child.stdin.write(`${line}\n`);
    return answer();
  };
  return {
    ...((await answer()) as Pick<OrgProcess, 'url' | 'token' | 'username'>),
    stats: async () => (await ask('stats')) as OrgStats,
    reset: async () => void (await ask('reset')),
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
