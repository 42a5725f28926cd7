import { hash } from 'node:crypto';

/** SHA-256 in hex of bytes, or of a text's UTF-8 bytes. */
export function sha256(data: string | Buffer): string {
  return hash('sha256', data, 'hex');
}
