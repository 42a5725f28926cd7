import { join } from 'node:path';

/** What vitest prints; where TEST_REPORT_DIR names a folder, the results go there as JSON too, for .ci/run to count. */
export function reporters(name) {
  const folder = process.env.TEST_REPORT_DIR;
  return folder ? ['default', ['json', { outputFile: join(folder, `${name}.json`) }]] : ['default'];
}
