import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** What a command left behind. */
export type Outcome = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type RunOptions = {
  readonly input?: string;
  /** Told of the process while it runs. */
  readonly during?: (child: ChildProcess) => Promise<void>;
};

/** The sf command with a home of its own. */
export type Sf = {
  readonly run: (flags: readonly string[], options?: RunOptions) => Promise<Outcome>;
  /** Everything that its commands have printed so far. */
  readonly printed: () => string;
};

/** An sf that sees nothing of the user's: no login, no settings, no proxy, no telemetry. */
export function createSf(cli: string, { home, caFile }: { readonly home: string; readonly caFile: string }): Sf {
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    NODE_EXTRA_CA_CERTS: caFile,
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  };
  const outputs: string[] = [];
  return {
    printed: () => outputs.join('\n'),
    run: async (flags, { input = '', during } = {}) => {
      const child = spawn(process.execPath, [cli, ...flags], { cwd: home, env, stdio: 'pipe' });
      child.stdin.end(input);
      const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), during?.(child)]);
      outputs.push(stdout, stderr);
      return { code: await code, stdout, stderr };
    },
  };
}
