import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from './certificate.ts';

/** The sockets of a simulated org. */
export type Listener = {
  readonly url: string;
  readonly httpsUrl?: string;
  readonly caFile?: string;
  readonly close: () => Promise<void>;
};

// Above Salesforce's limit, so that the simulated org itself refuses what is too long, and not Node.
const settings = { maxHeaderSize: 256 * 1024, keepAliveTimeout: 60_000 } as const;

/** Listens on the loopback: http always, https when it is asked for. */
export async function listen(listener: RequestListener, port: number, https: boolean): Promise<Listener> {
  const plain = createServer(settings, listener);
  const url = `http://127.0.0.1:${await start(plain, port)}`;
  if (!https) return { url, close: () => stop(plain) };
  const certificate = await createCertificate();
  const secure = createSecureServer({ ...settings, key: certificate.key, cert: certificate.cert }, listener);
  const httpsUrl = `https://127.0.0.1:${await start(secure, 0)}`;
  return {
    url,
    httpsUrl,
    caFile: certificate.caFile,
    close: async () => {
      await Promise.all([stop(plain), stop(secure), certificate.remove()]);
    },
  };
}

const start = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
