import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settings } from '@oclif/core';

// Vitest compiles the TypeScript; oclif's own transpiling would only warn.
settings.enableAutoTranspile = false;

// The CLI keeps logins and settings below HOME: a test must neither see nor change those of the machine.
process.env.HOME = mkdtempSync(join(tmpdir(), 'sf-schema-home-'));
process.env.SF_DISABLE_LOG_FILE = 'true';
process.env.SF_USE_GENERIC_UNIX_KEYCHAIN = 'true';
for (const name of [
  'SF_TARGET_ORG',
  'SF_ORG_API_VERSION',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'http_proxy',
  'https_proxy',
  'CI',
]) {
  delete process.env[name];
}
