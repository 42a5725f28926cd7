import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** A certificate for this machine, and the CA to trust in a file of its own folder. */
type Certificate = {
  readonly key: string;
  readonly cert: string;
  readonly caFile: string;
  readonly remove: () => Promise<void>;
};

const keys = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/** Makes a CA and a certificate for 127.0.0.1 and localhost that it signed. */
export async function createCertificate(): Promise<Certificate> {
  const ca = await generate([{ name: 'commonName', value: 'Simulated org CA' }], {
    ...keys,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    ...keys,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  const folder = await mkdtemp(join(tmpdir(), 'simulated-org-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, ca.cert);
  return { key: leaf.private, cert: leaf.cert, caFile, remove: () => rm(folder, { recursive: true, force: true }) };
}
